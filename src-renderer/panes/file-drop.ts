// Files dropped anywhere on the window: a saved copy (`.entente`) is opened as a library; any other file is
// looked at as an import; nothing is navigated to.
// A pane that takes files itself prevents the event's default first, and is then left alone.
import { showToast } from '../state/actions.ts';
import { openImport } from '../state/actions-import.ts';
import { words } from '../state/settings.ts';

/** Opens a saved copy as a library of its own; see Bridge.openDropped. */
type OpenDropped = (file: File) => Promise<{ readonly ok: boolean }>;

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Listens on the whole window; call it once. */
export function installFileDrop(openDropped: OpenDropped): void {
  window.addEventListener('dragover', (event) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    // Without this the browser would leave the page for the file.
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  window.addEventListener('drop', (event) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const copy = files.find(({ name }) => /\.entente$/i.test(name));
    if (copy) void open(openDropped, copy);
    else if (files[0]) openImport(files[0]);
  });
}

async function open(openDropped: OpenDropped, file: File): Promise<void> {
  const opened = await openDropped(file);
  if (!opened.ok) showToast(words.value('drop.copyElsewhere', { name: file.name }), { tone: 'error' });
}
