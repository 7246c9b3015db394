// The desktop host at work: one library, one window, its menus; it follows the desk and the library's history.
// Opening, ending and everything that is asked of the system come together here; index.ts only wires it.
import { basename } from 'node:path';
import { app, type BrowserWindow, Menu, nativeTheme, session, shell } from 'electron';
import { told } from '../../data/failures.ts';
import { nearestLanguage, type Translate, translator } from '../../data/i18n/t.ts';
import type { Result } from '../../data/result.ts';
import type { Assets } from '../api/assets.ts';
import type { Service } from '../api/service.ts';
import { COPY_PARTITION, CopyWindows } from './copy-window.ts';
import { type Asked, askedFrom, askedOf } from './asked.ts';
import { askForCopyFolder, askForLibrary, askForNewLibrary, askToOpenLink, tellProblem } from './dialogs.ts';
import { hearDrops, serveCommands, tellChange, tellLink, tellMenu } from './ipc.ts';
import { contextTemplate, type HostCommand, type MenuState, menuTemplate, type PageCommand } from './menu.ts';
import { type FindCopy, serveCopies, servePage } from './protocol.ts';
import { noteRecent } from './recent.ts';
import { isPage, lockCopies, lockNavigation, lockSession } from './security.ts';
import { deskSettings, steps } from './settings.ts';
import { backgroundOf, leavePage, openMainWindow, raiseWindow } from './window.ts';

/** An open library, as the host holds it. */
export interface HeldLibrary {
  readonly service: Service;
  readonly folder: string;
  readonly readOnly: boolean;
  onRaise(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface DesktopOptions {
  readonly open: (folder: string) => Promise<Result<HeldLibrary>>;
  readonly assets: Assets | null;
  /** Origin and address of the page: our own scheme, or the development server. */
  readonly origin: string;
  readonly page: string;
  readonly preload: string;
  readonly windowFile: string;
  readonly recentFile: string;
  readonly log: (text: string) => void;
  /** Unpacks a saved copy into a folder that is not there yet or is empty. */
  readonly unpack: (file: string, folder: string) => Promise<Result<null>>;
  /** Called when the window shows. */
  readonly onReady: () => void;
}

/** In memory only: nothing of a page is written to a profile on disk. */
const PARTITION = 'entente';

export class DesktopHost {
  readonly #options: DesktopOptions;
  #library: HeldLibrary;
  #release: (() => void)[] = [];
  #window: BrowserWindow | null = null;
  #copies: CopyWindows | null = null;
  #words: Translate = translator(nearestLanguage(systemLanguages()));
  #recent: readonly string[] = [];
  /** A link that waits for the page to be there. */
  #link: string | null = null;
  #loaded = false;
  #asking = false;
  #ending = false;
  #closed: Promise<void> | null = null;
  /** What the menus were last built from. */
  #menus = '';
  #following: Promise<void> | null = null;
  #behind = false;

  constructor(options: DesktopOptions, library: HeldLibrary) {
    this.#options = options;
    this.#library = library;
  }

  /** Serves the page and shows the window. Call it once, after the app is ready. */
  async start(): Promise<void> {
    const { origin, assets, onReady } = this.#options;
    const own = session.fromPartition(PARTITION);
    lockSession(own, origin);
    lockSession(session.defaultSession, origin);
    lockNavigation(origin, {
      link: (address) => void askToOpenLink(this.#window, address, this.#words),
      copy: (name) => void copies.show(name),
    });
    const findCopy: FindCopy = (name) => this.#library.service.findCopy(name);
    if (assets) servePage(own, assets, findCopy, () => this.#library.service.shelf);
    const apart = session.fromPartition(COPY_PARTITION);
    lockCopies(apart);
    serveCopies(apart, findCopy);
    const copies = new CopyWindows(apart, app.isPackaged);
    this.#copies = copies;
    serveCommands(() => this.#library.service.dispatch, origin);
    hearDrops((path) => this.open(askedOf([path], '/')), origin);
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') this.quit();
    });
    app.on('activate', () => this.raise());
    app.on('second-instance', (_event, _argv, _folder, sent) => {
      this.raise();
      this.open(askedFrom(sent));
    });
    app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
      if (reason !== 'clean-exit') this.#options.log(`A ${type} process is gone: ${reason} (${exitCode}).`);
    });
    nativeTheme.on('updated', () => this.#window?.setBackgroundColor(backgroundOf(nativeTheme.shouldUseDarkColors)));
    app.on('will-quit', (event) => this.#closeFirst(event));
    this.#hold(this.#library);
    await this.#follow();
    await this.#show();
    onReady();
  }

  /** Brings the window to the front, or opens one where none is. */
  raise(): void {
    if (this.#window) raiseWindow(this.#window);
    else this.#show().catch((error: unknown) => this.#options.log(`The page did not load: ${String(error)}`));
  }

  /** Opens what a start or the system asks for: the last link, and the first saved copy. */
  open({ links, files }: Asked): void {
    const link = links.at(-1);
    if (link !== undefined) {
      this.#link = link;
      this.#giveLink();
    }
    const [file] = files;
    if (file !== undefined) void this.#unpack(file);
  }

  /** Ends, after asking about what is unsaved. */
  quit(): void {
    app.quit();
  }

  /** Ends without asking: the system, or who started us, says so. */
  end(): void {
    this.#ending = true;
    app.quit();
  }

  async #show(): Promise<void> {
    if (this.#window) return;
    const window = await openMainWindow({
      session: session.fromPartition(PARTITION),
      preload: this.#options.preload,
      page: this.#options.page,
      stateFile: this.#options.windowFile,
      background: backgroundOf(nativeTheme.shouldUseDarkColors),
      packaged: app.isPackaged,
      words: () => this.#words,
      log: this.#options.log,
      ending: () => this.#ending,
      onQuit: () => this.end(),
      onMade: (made) => this.#adopt(made),
    });
    if (window.isDestroyed()) this.#window = null;
  }

  #adopt(window: BrowserWindow): void {
    this.#window = window;
    window.once('closed', () => {
      this.#window = null;
      this.#loaded = false;
      this.#copies?.close();
    });
    // Its script has run by then, so it listens.
    window.webContents.on('did-finish-load', () => {
      this.#loaded = isPage(window.webContents.getURL(), this.#options.origin);
      this.#giveLink();
    });
    window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
      const template = contextTemplate(this.#words, { editable: isEditable, selection: selectionText !== '' });
      if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
    });
  }

  /** Takes a library as the one that is served: its changes are told, and its asking to be raised is heard. */
  #hold(library: HeldLibrary): void {
    for (const release of this.#release) release();
    this.#library = library;
    this.#recent = noteRecent(this.#options.recentFile, library.folder);
    app.addRecentDocument(library.folder);
    this.#release = [
      library.service.onChange((change) => {
        if (this.#window) tellChange(this.#window.webContents, change);
        void this.#follow();
      }),
      library.onRaise(() => this.raise()),
    ];
  }

  /** Puts theme, language and menus in step with the desk and the history; many changes at once cost one look. */
  #follow(): Promise<void> {
    this.#behind = true;
    this.#following ??= this.#catchUp().finally(() => {
      this.#following = null;
    });
    return this.#following;
  }

  async #catchUp(): Promise<void> {
    while (this.#behind) {
      this.#behind = false;
      const { service, readOnly } = this.#library;
      // Each look has to see what the one before left.
      // oxlint-disable-next-line no-await-in-loop
      const [desk, history] = await Promise.all([deskSettings(service), steps(service)]);
      nativeTheme.themeSource = desk.theme ?? 'system';
      const language = desk.language ?? nearestLanguage(systemLanguages());
      this.#words = translator(language);
      const menus = { language, readOnly, recent: this.#recent, ...history };
      const key = JSON.stringify(menus);
      if (key !== this.#menus) this.#showMenus(menus);
      this.#menus = key;
    }
  }

  #showMenus(menus: Pick<MenuState, 'readOnly' | 'recent' | 'canUndo' | 'canRedo'>): void {
    const template = menuTemplate(
      { ...menus, words: this.#words, platform: process.platform, packaged: app.isPackaged },
      { page: (command) => this.#tellPage(command), host: (command) => void this.#carryOut(command) },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  #tellPage(command: PageCommand): void {
    if (this.#window) tellMenu(this.#window.webContents, command);
    else this.raise();
  }

  #giveLink(): void {
    if (this.#link === null || !this.#loaded || !this.#window) return;
    tellLink(this.#window.webContents, this.#link);
    this.#link = null;
  }

  /** Makes a library of a saved copy, in a folder that the person names. One question at a time. */
  async #unpack(file: string): Promise<void> {
    if (!this.#window || this.#asking) return;
    this.#asking = true;
    try {
      const name = basename(file).replace(/\.entente$/i, '');
      const folder = await askForCopyFolder(this.#window, this.#words, name);
      if (folder === null) return;
      const unpacked = await this.#options.unpack(file, folder);
      if (unpacked.ok) await this.#switchTo(folder);
      else if (this.#window)
        await tellProblem(this.#window, this.#words('host.problem.unpack'), told(unpacked.error, this.#words));
    } finally {
      this.#asking = false;
    }
  }

  async #carryOut(command: HostCommand): Promise<void> {
    if (typeof command === 'object') return this.#switchTo(command.open);
    switch (command) {
      case 'about':
        app.setAboutPanelOptions({
          applicationName: 'Entente',
          applicationVersion: app.getVersion(),
          copyright: this.#words('host.about.text'),
        });
        app.showAboutPanel();
        break;
      case 'reveal':
        shell.showItemInFolder(this.#library.folder);
        break;
      case 'quit':
        this.quit();
        break;
      case 'open-library':
      case 'new-library': {
        if (!this.#window) return;
        const ask = command === 'open-library' ? askForLibrary : askForNewLibrary;
        const folder = await ask(this.#window, this.#words);
        if (folder !== null) await this.#switchTo(folder);
        break;
      }
    }
  }

  /** Opens another library in place of this one; where that fails, this one stays. */
  async #switchTo(folder: string): Promise<void> {
    if (folder === this.#library.folder) return;
    const opened = await this.#options.open(folder);
    if (!opened.ok) {
      if (this.#window)
        await tellProblem(this.#window, this.#words('host.problem.open'), told(opened.error, this.#words));
      return;
    }
    // The page leaves before its library does: what it still writes goes where it belongs, and it never speaks to
    // a library whose rows it does not show.
    if (this.#window && !(await leavePage(this.#window))) return opened.value.close();
    const before = this.#library;
    this.#copies?.close();
    this.#hold(opened.value);
    await before.close();
    await this.#follow();
    await this.#window?.loadURL(this.#options.page);
  }

  /** The library is closed before the app ends: its last changes are on disk and its lock is free. */
  #closeFirst(event: { preventDefault(): void }): void {
    if (this.#closed) return;
    event.preventDefault();
    this.#closed = this.#library
      .close()
      .catch((error: unknown) => this.#options.log(`The library did not close well: ${String(error)}`))
      .finally(() => app.exit(0));
  }
}

/** The language Chromium runs in comes first: it follows the system, and a --lang flag. */
function systemLanguages(): string[] {
  return [app.getLocale(), ...app.getPreferredSystemLanguages()];
}
