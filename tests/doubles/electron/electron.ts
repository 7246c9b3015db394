// A stand-in for the `electron` module: just what Entente uses, with Electron's own rules enforced.
// Run the built bundles on it with register.mjs; driver.ts lets a test look in and act.
import './driver.ts';
import { EventEmitter } from 'node:events';
import { called } from './life.ts';

export { app } from './life.ts';
export { BrowserWindow, ipcMain } from './page.ts';
export { protocol, session } from './session.ts';

interface Item {
  readonly label?: string;
  readonly role?: string;
  readonly enabled?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly Item[];
}

/** Answers for dialogs, set by a test: the index of the button. */
export const dialogAnswers: number[] = [];

export const dialog = {
  async showMessageBox(...args: readonly unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    called('dialog.showMessageBox', args.at(-1));
    return { response: dialogAnswers.shift() ?? 1, checkboxChecked: false };
  },
  showMessageBoxSync(_window: unknown, options: unknown): number {
    called('dialog.showMessageBoxSync', options);
    return dialogAnswers.shift() ?? 0;
  },
  showErrorBox(title: string, content: string): void {
    called('dialog.showErrorBox', title, content);
  },
  async showOpenDialog(): Promise<{ canceled: boolean; filePaths: string[] }> {
    return { canceled: true, filePaths: [] };
  },
  async showSaveDialog(): Promise<{ canceled: boolean; filePath: string }> {
    return { canceled: true, filePath: '' };
  },
};

export const shell = {
  async openExternal(url: string): Promise<void> {
    called('shell.openExternal', url);
  },
  openPath(path: string): Promise<string> {
    called('shell.openPath', path);
    return Promise.resolve('');
  },
  showItemInFolder(path: string): void {
    called('shell.showItemInFolder', path);
  },
};

export const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false });

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1600, height: 1000 } }],
};

let applicationMenu: readonly Item[] = [];

export const Menu = {
  buildFromTemplate: (template: readonly Item[]) => ({ template, popup: () => called('menu.popup') }),
  setApplicationMenu(menu: { template: readonly Item[] }): void {
    applicationMenu = menu.template;
  },
};

/** The application menu as it is now, for the driver. */
export function currentMenu(): readonly Item[] {
  return applicationMenu;
}
