// The bridge of the desktop host: the few functions that the page gets, and nothing of Electron itself.
// Sandboxed, so it is bundled into one CommonJS file and imports names alone.
import { contextBridge, ipcRenderer, type IpcRendererEvent, webUtils } from 'electron';
import { CHANNELS } from './api/channels.ts';
import { COMMANDS } from './api/commands.ts';

const known: readonly string[] = COMMANDS;

/** Listens on one channel; the event itself is never handed to the page. */
function listen(channel: string, listener: (value: unknown) => void): () => void {
  const forward = (_event: IpcRendererEvent, value: unknown): void => listener(value);
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.removeListener(channel, forward);
  };
}

contextBridge.exposeInMainWorld('entente', {
  host: 'desktop',
  call: (command: string, payload: unknown): Promise<unknown> =>
    known.includes(command)
      ? ipcRenderer.invoke(CHANNELS.call, command, payload)
      : Promise.resolve({ ok: false, error: { code: 'unknown-command', message: 'There is no such command.' } }),
  onChange: (listener: (change: unknown) => void) => listen(CHANNELS.change, listener),
  onMenu: (listener: (command: unknown) => void) => listen(CHANNELS.menu, listener),
  onLink: (listener: (link: unknown) => void) => listen(CHANNELS.link, listener),
  // The page never learns where a file lies: its path goes straight to the host, which asks before it acts.
  openDropped: (file: File): Promise<unknown> => ipcRenderer.invoke(CHANNELS.drop, webUtils.getPathForFile(file)),
});
