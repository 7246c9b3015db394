// Runs a preload bundle as a sandboxed one, in a world of its own: few modules, no Node, and a bridge that copies.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { across, type InvokeEvent, ipcMain } from './ipc.ts';
import { broken } from './rules.ts';

const MODULES = new Set(['events', 'timers', 'url', 'node:events', 'node:timers', 'node:url']);

const paths = new WeakMap<File, string>();

/** A file as a page gets it from a drop; "" for one that the page itself made. */
export function droppedFile(path: string): File {
  const file = new File([], path.slice(path.lastIndexOf('/') + 1));
  if (path !== '') paths.set(file, path);
  return file;
}

/** What a page and its preload share with the main process. */
export interface Renderer {
  /** What the preload exposed, by name. */
  readonly world: Record<string, unknown>;
  /** Messages from the main process. */
  readonly messages: EventEmitter;
}

/** Runs the bundle. `asking` makes the event under which the page's calls arrive. */
export function runPreload(file: string, asking: () => InvokeEvent): Renderer {
  const world: Record<string, unknown> = {};
  const messages = new EventEmitter();
  const electron = { contextBridge: bridge(world), ipcRenderer: ipc(messages, asking), webUtils };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    if (!MODULES.has(name)) broken('preload-modules', `module not found: ${name}`);
    return {};
  };
  const code = readFileSync(file, 'utf8');
  const globals = { Promise, setTimeout, clearTimeout, console };
  vm.runInNewContext(`(function (require, module, exports) {${code}\n})`, globals)(require, { exports: {} }, {});
  return { world, messages };
}

const webUtils = {
  getPathForFile(file: unknown): string {
    if (!(file instanceof File)) broken('file-path', 'webUtils.getPathForFile was given something else');
    return paths.get(file) ?? '';
  },
};

function ipc(messages: EventEmitter, asking: () => InvokeEvent): unknown {
  return {
    invoke: (channel: string, ...args: unknown[]) => ipcMain.invoke(channel, asking(), across(args)),
    on: (channel: string, listener: (...args: unknown[]) => void) => messages.on(channel, listener),
    removeListener: (channel: string, listener: (...args: unknown[]) => void) =>
      messages.removeListener(channel, listener),
  };
}

function bridge(world: Record<string, unknown>): unknown {
  return {
    exposeInMainWorld: (name: string, api: unknown): void => {
      if (name in world) broken('bridge-once', `Cannot bind an API on top of an existing property: ${name}`);
      world[name] = toPage(api);
    },
  };
}

/** Functions are proxied; what is not plain data does not pass, files and promises excepted. */
function toPage(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]): unknown => {
      const passed = args.map((arg) => (typeof arg === 'function' || arg instanceof File ? arg : across(arg)));
      return toPage((value as (...passed: unknown[]) => unknown)(...passed));
    };
  }
  if (value instanceof Promise) return value.then(toPage);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof EventEmitter) return broken('bridge-copies', 'An emitter cannot cross the bridge');
  if (Array.isArray(value)) return Object.freeze(value.map(toPage));
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toPage(entry)])));
}
