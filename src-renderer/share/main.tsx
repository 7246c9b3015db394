// The script of a shared page: reads what the page holds, and shows it as the app would. Built into one file by
// share.config.ts; it must not ask the network for anything.
import './fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/shell.css';
import { render } from 'preact';
import { SHARED_PAGE_ID, type SharedPage } from '../../data/shared-page.ts';
import { followWindow } from '../follow-window.ts';
import { connect } from '../state/actions.ts';
import { loadLibrary } from '../state/actions-library.ts';
import { Page } from './page.tsx';
// After the panes' own sheets, which they set right for one reader and for paper.
import '../styles/contrast.css';
import '../styles/print.css';
import { staticBridge } from './static-bridge.ts';

const data = document.getElementById(SHARED_PAGE_ID);
const root = document.getElementById('app');
if (!data || !root) throw new Error('The page is not whole.');
// Written by the exporting Entente, which holds to the type; the file is the reader's own.
const page = JSON.parse(data.textContent) as SharedPage;
connect(staticBridge(page));

followWindow();
render(<Page page={page} />, root);
void loadLibrary();
