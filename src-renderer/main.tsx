// The renderer's entry: connects the bridge, follows the system's language and theme, mounts the app.
// The only module that wires state, host and panes together.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { connectBridge } from './bridge.ts';
import { followWindow } from './follow-window.ts';
import { App } from './panes/app.tsx';
// After the panes' own sheets, which they set right for one reader and for paper.
import './styles/contrast.css';
import './styles/print.css';
import { installFileDrop } from './panes/file-drop.ts';
import { onMenuCommand } from './panes/menu-commands.ts';
import { connect, flushDesk } from './state/actions.ts';
import { applyChange, loadLibrary, reload } from './state/actions-library.ts';
import { openViewLink } from './state/actions-views.ts';
import { keepAddress } from './state/address.ts';
import { loadState } from './state/library.ts';
import { systemLanguages, words } from './state/settings.ts';

systemLanguages.value = navigator.languages;
const bridge = connectBridge(() => words.value);
connect(bridge);

window.addEventListener('languagechange', () => {
  systemLanguages.value = navigator.languages;
});

followWindow();

bridge.onChange(
  (change) => void applyChange(change),
  () => void reload(),
  flushDesk,
);
bridge.onMenu(onMenuCommand);
installFileDrop((file) => bridge.openDropped(file));

// What was typed or folded in the last quarter second must not be lost when the window goes. On the desktop only what
// is sent while the page still lives surely arrives before its window is gone.
window.addEventListener('beforeunload', () => void flushDesk());
window.addEventListener('pagehide', () => void flushDesk());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushDesk();
});

const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app.');
render(<App />, root);

// What the library's own desk says comes first; a link then has the last word. The library may come at a second try.
const ready = new Promise<void>((resolve) => {
  effect(() => {
    if (loadState.value.state === 'ready') resolve();
  });
});
void loadLibrary();
// The desktop's page has an address of its own that nobody sees; links reach it by the bridge.
if (bridge.host === 'web') void ready.then(keepAddress);
bridge.onLink((link) => void ready.then(() => openViewLink(link)));
