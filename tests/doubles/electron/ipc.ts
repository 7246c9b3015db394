// The stand-in's IPC: handlers in the main process, and the copying at the process border.
import { EventEmitter } from 'node:events';
import { broken } from './rules.ts';

/** A frame as a handler sees it. */
export interface Frame {
  /** The same for a frame wherever it goes; another for every frame of every page. */
  readonly frameTreeNodeId: number;
  readonly origin: string;
  readonly parent: Frame | null;
}

/** What a handler is told of who asks; `mainFrame` is of the sender's page. */
export interface InvokeEvent {
  readonly sender: { readonly id: number; readonly mainFrame: Frame };
  readonly senderFrame: Frame | null;
}

type InvokeHandler = (event: InvokeEvent, ...args: unknown[]) => unknown;

/** A value as it arrives in another process. */
export function across<T>(value: T): T {
  try {
    return structuredClone(value);
  } catch {
    return broken('ipc-clone', 'An object could not be cloned');
  }
}

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) broken('handler-once', `A second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  get channels(): string[] {
    return [...this.#handlers.keys()];
  }

  async invoke(channel: string, event: InvokeEvent, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`Error invoking remote method '${channel}': No handler registered for '${channel}'`);
    const arrived = across(args);
    let answer: unknown;
    try {
      answer = await handler(event, ...arrived);
    } catch (error) {
      // Only the message crosses: neither the stack nor the error itself ("ipc-error").
      // oxlint-disable-next-line eslint/preserve-caught-error -- what Electron does is the point
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
    }
    return across(answer);
  }
}

export const ipcMain = new IpcMain();
