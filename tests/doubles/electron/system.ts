// The stand-in's dialogs, menus, screen, theme and shell: they record what was asked, and answer what a test has set.
import { EventEmitter } from 'node:events';
import { needReady } from './life.ts';
import { broken } from './rules.ts';
import { called, scenario } from './scenario.ts';

export interface Item {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly Item[];
}

/** Answers for dialogs, set by a test: the index of the button, and paths. Where there is none a dialog is cancelled. */
export const dialogAnswers: number[] = [];
export const pathAnswers: string[] = [];

interface MessageBox {
  readonly signal?: AbortSignal;
  readonly cancelId?: number;
  readonly buttons?: readonly string[];
}

/** What a test sees of the options: a signal cannot be copied. */
function shownOptions({ signal, ...options }: MessageBox): object {
  return signal === undefined ? options : { ...options, signal: true };
}

export const dialog = {
  /** Without an answer the box stays open until its signal closes it, or is cancelled where it has none. */
  async showMessageBox(...args: readonly unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    needReady('dialog-ready', 'dialog.showMessageBox');
    const options = args.at(-1) as MessageBox;
    called('dialog.showMessageBox', shownOptions(options));
    const cancelled = options.cancelId ?? 0;
    const answer = dialogAnswers.shift();
    if (answer === undefined && options.signal) {
      await new Promise((done) => options.signal?.addEventListener('abort', done));
      called('dialog.closed');
    }
    return { response: answer ?? cancelled, checkboxChecked: false };
  },
  showMessageBoxSync(_window: unknown, options: MessageBox): number {
    needReady('dialog-ready', 'dialog.showMessageBoxSync');
    called('dialog.showMessageBoxSync', shownOptions(options));
    return dialogAnswers.shift() ?? options.cancelId ?? 0;
  },
  showErrorBox(title: string, content: string): void {
    called('dialog.showErrorBox', title, content);
  },
  async showOpenDialog(_window: unknown, options: object): Promise<{ canceled: boolean; filePaths: string[] }> {
    needReady('dialog-ready', 'dialog.showOpenDialog');
    called('dialog.showOpenDialog', options);
    const path = pathAnswers.shift();
    return path === undefined ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [path] };
  },
  async showSaveDialog(_window: unknown, options: object): Promise<{ canceled: boolean; filePath: string }> {
    needReady('dialog-ready', 'dialog.showSaveDialog');
    called('dialog.showSaveDialog', options);
    const path = pathAnswers.shift();
    return path === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath: path };
  },
};

export const shell = {
  async openExternal(url: string): Promise<void> {
    called('shell.openExternal', url);
  },
  /** Answers a sentence where it failed. */
  async openPath(path: string): Promise<string> {
    called('shell.openPath', path);
    return '';
  },
  showItemInFolder(path: string): void {
    called('shell.showItemInFolder', path);
  },
};

class NativeTheme extends EventEmitter {
  shouldUseDarkColors = false;
  #source = 'system';

  get themeSource(): string {
    return this.#source;
  }

  set themeSource(source: string) {
    if (!['system', 'light', 'dark'].includes(source)) broken('theme-values', `The theme was set to '${source}'`);
    this.#source = source;
    if (source !== 'system') this.turn(source === 'dark');
  }

  /** The colours change, by the source or because the system's did. */
  turn(dark: boolean): void {
    if (dark === this.shouldUseDarkColors) return;
    this.shouldUseDarkColors = dark;
    this.emit('updated');
  }
}

export const nativeTheme = new NativeTheme();

export const screen = {
  getAllDisplays(): { workArea: unknown }[] {
    needReady('screen-ready', 'The screen was asked');
    const areas = JSON.parse(scenario.screens) as unknown[];
    return areas.map((workArea) => ({ workArea }));
  },
};

let applicationMenu: readonly Item[] = [];

function checkItems(items: readonly Item[]): void {
  for (const item of items) {
    if (item.label === undefined && item.role === undefined && item.type === undefined) {
      broken('menu-items', 'A menu item has neither label, role nor type');
    }
    checkItems(item.submenu ?? []);
  }
}

export const Menu = {
  buildFromTemplate(template: readonly Item[]): { template: readonly Item[]; popup(): void } {
    checkItems(template);
    return {
      template,
      popup: () =>
        called(
          'menu.popup',
          template.map(({ role }) => role ?? null),
        ),
    };
  },
  setApplicationMenu(menu: { template: readonly Item[] }): void {
    applicationMenu = menu.template;
  },
};

/** The application menu as it is now, for the driver. */
export function currentMenu(): readonly Item[] {
  return applicationMenu;
}
