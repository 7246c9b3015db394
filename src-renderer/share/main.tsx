// The script of a shared page: reads what the page holds, and shows it as the app would. Built into one file by
// share.config.ts; it must not ask the network for anything.
import './fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/shell.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { LOCALES } from '../../data/i18n/t.ts';
import { SHARED_PAGE_ID, type SharedPage } from '../../data/shared-page.ts';
import { connect } from '../state/actions.ts';
import { fetchDetail, loadLibrary } from '../state/actions-library.ts';
import { detail } from '../state/detail.ts';
import { windowWidth } from '../state/folding.ts';
import { selectedId } from '../state/selection.ts';
import { dark, language, systemDark } from '../state/settings.ts';
import { Page } from './page.tsx';
import { staticBridge } from './static-bridge.ts';

const data = document.getElementById(SHARED_PAGE_ID);
const root = document.getElementById('app');
if (!data || !root) throw new Error('The page is not whole.');
// Written by the exporting Entente, which holds to the type; the file is the reader's own.
const page = JSON.parse(data.textContent) as SharedPage;
connect(staticBridge(page));

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
systemDark.value = darkQuery.matches;
darkQuery.addEventListener('change', () => {
  systemDark.value = darkQuery.matches;
});
window.addEventListener('resize', () => {
  windowWidth.value = window.innerWidth;
});
effect(() => {
  document.documentElement.dataset['theme'] = dark.value ? 'dark' : 'light';
});
effect(() => {
  document.documentElement.lang = LOCALES[language.value];
});
effect(() => {
  const id = selectedId.value;
  if (id === null) detail.value = null;
  else void fetchDetail(id);
});
render(<Page page={page} />, root);
void loadLibrary();
