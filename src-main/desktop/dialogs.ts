// The questions the desktop host asks in native dialogs: each answers what the person chose, as a plain value.
import { type BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron';
import type { Translate } from '../../data/i18n/t.ts';

/** Shows where a link leads, whole, and opens it outside if the person says so. */
export async function askToOpenLink(window: BrowserWindow | null, address: string, words: Translate): Promise<void> {
  const options: MessageBoxOptions = {
    type: 'question',
    message: words('host.ask.link'),
    detail: address,
    buttons: [words('host.ask.linkOpen'), words('host.ask.cancel')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  };
  const { response } = window ? await dialog.showMessageBox(window, options) : await dialog.showMessageBox(options);
  if (response === 0) await shell.openExternal(address);
}

/** True where the person leaves with something unsaved. Synchronous, because the unloading page waits for it. */
export function askToLeave(window: BrowserWindow, words: Translate): boolean {
  const response = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: words('host.ask.leave'),
    detail: words('host.ask.leaveDetail'),
    buttons: [words('host.ask.leaveStay'), words('host.ask.leaveClose')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** What to do with a window whose page has died. */
export async function askAfterCrash(window: BrowserWindow, words: Translate): Promise<'reload' | 'quit'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: words('host.ask.crashed'),
    detail: words('host.ask.crashedDetail'),
    buttons: [words('host.ask.reload'), words('host.ask.quit')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'reload' : 'quit';
}

/** What to do with a window that does not respond. `signal` takes the question back when it does again. */
export async function askWhileHung(
  window: BrowserWindow,
  words: Translate,
  signal: AbortSignal,
): Promise<'reload' | 'wait'> {
  const { response } = await dialog.showMessageBox(window, {
    signal,
    type: 'warning',
    message: words('host.ask.unresponsive'),
    detail: words('host.ask.crashedDetail'),
    buttons: [words('host.ask.wait'), words('host.ask.reload')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1 ? 'reload' : 'wait';
}

/** The folder of a library to open, or null. */
export async function askForLibrary(window: BrowserWindow, words: Translate): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words('host.ask.openTitle'),
    properties: ['openDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** The folder for a new library, or null. */
export async function askForNewLibrary(window: BrowserWindow, words: Translate): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words('host.ask.newTitle'),
    defaultPath: words('host.ask.newName'),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** The folder into which a saved copy is to be unpacked, or null. `name` is what it is called until the person says. */
export async function askForCopyFolder(window: BrowserWindow, words: Translate, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words('host.ask.unpackTitle', { name }),
    buttonLabel: words('host.ask.unpackHere'),
    defaultPath: name,
    properties: ['createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Says that something did not work. */
export async function tellProblem(window: BrowserWindow, message: string, detail: string): Promise<void> {
  await dialog.showMessageBox(window, { type: 'error', message, detail, noLink: true });
}
