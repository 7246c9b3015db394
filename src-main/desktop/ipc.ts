// Commands over IPC: taken only from the main frame of our own page, answered in the envelope.
// The names of the channels are shared with the preload; no others are listened to.
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { fail, ok } from '../../data/result.ts';
import { CHANNELS } from '../api/channels.ts';
import type { ApiResult } from '../api/result.ts';
import type { Dispatch } from '../api/handlers.ts';
import type { ToldChange } from '../api/service.ts';

/** True where a message comes from the main frame of a page of ours. A frame that is gone is nobody's. */
export function fromOurPage(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, origin: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return frame.frameTreeNodeId === event.sender.mainFrame.frameTreeNodeId && frame.origin === origin;
}

/** Answers commands. `dispatch` is asked for at each call: the library may have been changed for another. */
export function serveCommands(dispatch: () => Dispatch, origin: string): void {
  ipcMain.handle(CHANNELS.call, async (event, command: unknown, payload: unknown): Promise<ApiResult> => {
    if (!fromOurPage(event, origin)) return fail('forbidden', 'Only Entente’s own page may ask this.');
    if (typeof command !== 'string') return fail('invalid', 'A command is named by text.');
    return dispatch()(command, payload, clientOf(event.sender));
  });
}

/** Hears of saved copies dropped on the page. Only their path arrives; what becomes of them, the person is asked. */
export function hearDrops(onDrop: (path: string) => void, origin: string): void {
  ipcMain.handle(CHANNELS.drop, (event, path: unknown): ApiResult => {
    if (!fromOurPage(event, origin)) return fail('forbidden', 'Only Entente’s own page may ask this.');
    if (typeof path !== 'string' || path === '') return fail('invalid', 'This is no file of this computer.');
    onDrop(path);
    return ok(null);
  });
}

/** The name under which a window's changes are told. */
export function clientOf(contents: WebContents): string {
  return `window-${contents.id}`;
}

/** Tells a window of a change; `by` is `self` where that window asked for it. */
export function tellChange(contents: WebContents, change: ToldChange): void {
  if (contents.isDestroyed()) return;
  const { by, ...notice } = change;
  const told = by === undefined ? notice : { ...notice, by: by === clientOf(contents) ? 'self' : by };
  contents.send(CHANNELS.change, told);
}

/** Sends a menu command to a window's page. */
export function tellMenu(contents: WebContents, command: string): void {
  if (!contents.isDestroyed()) contents.send(CHANNELS.menu, command);
}

/** Hands a link to a window's page. */
export function tellLink(contents: WebContents, link: string): void {
  if (!contents.isDestroyed()) contents.send(CHANNELS.link, link);
}
