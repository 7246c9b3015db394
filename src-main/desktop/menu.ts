// The menus, as a template: pure, so that every language and platform can be looked at without Electron.
// Each item either has a role of the system's or names a command; what commands do is not known here.
import type { MenuItemConstructorOptions } from 'electron';
import type { Translate } from '../../data/i18n/t.ts';
import { withAccessKeys } from './access-keys.ts';

/** Commands for the page; it ignores names it does not know. */
export type PageCommand =
  | 'add-event'
  | 'undo'
  | 'redo'
  | 'find'
  | 'fit'
  | 'shortcuts'
  | 'library'
  | 'print'
  | 'import'
  | 'from-article'
  | 'export'
  | 'vocabulary'
  | 'settings'
  | 'news';
/** Commands for the host. */
export type HostCommand = 'open-library' | 'new-library' | 'reveal' | 'about' | 'quit' | { readonly open: string };

export interface MenuState {
  readonly words: Translate;
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly readOnly: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly recent: readonly string[];
}

export interface MenuActions {
  readonly page: (command: PageCommand) => void;
  readonly host: (command: HostCommand) => void;
}

type Item = MenuItemConstructorOptions;
const LINE: Item = { type: 'separator' };

/** The application menu. */
export function menuTemplate(state: MenuState, actions: MenuActions): Item[] {
  const mac = state.platform === 'darwin';
  const menus = [
    fileMenu(state, actions, mac),
    editMenu(state, actions),
    viewMenu(state, actions),
    windowMenu(state, mac),
    helpMenu(state, actions, mac),
  ];
  if (mac) return [appMenu(state, actions), ...menus];
  const latin = ['File', 'Edit', 'View', 'Window', 'Help'];
  const keyed = withAccessKeys(menus.map(({ label = '' }, at) => ({ label, latin: latin[at] ?? '' })));
  return menus.map((menu, at) => ({ ...menu, label: keyed[at] ?? menu.label ?? '' }));
}

function appMenu({ words }: MenuState, actions: MenuActions): Item {
  return {
    label: 'Entente',
    submenu: [
      { label: words('host.menu.about'), click: () => actions.host('about') },
      LINE,
      { role: 'services', label: words('host.menu.services') },
      LINE,
      { role: 'hide', label: words('host.menu.hide') },
      { role: 'hideOthers', label: words('host.menu.hideOthers') },
      { role: 'unhide', label: words('host.menu.showAll') },
      LINE,
      { label: words('host.menu.quit'), accelerator: 'Command+Q', click: () => actions.host('quit') },
    ],
  };
}

function fileMenu({ words, platform, readOnly, recent }: MenuState, actions: MenuActions, mac: boolean): Item {
  return {
    label: words('host.menu.file'),
    submenu: [
      {
        label: words('host.menu.addEvent'),
        ...shown('CmdOrCtrl+N'),
        enabled: !readOnly,
        click: () => actions.page('add-event'),
      },
      LINE,
      { label: words('host.menu.openLibrary'), accelerator: 'CmdOrCtrl+O', click: () => actions.host('open-library') },
      { label: words('host.menu.newLibrary'), click: () => actions.host('new-library') },
      { label: words('host.menu.recent'), submenu: recentItems(words, recent, actions) },
      LINE,
      { label: words('host.menu.fromArticle'), enabled: !readOnly, click: () => actions.page('from-article') },
      { label: words('host.menu.import'), enabled: !readOnly, click: () => actions.page('import') },
      { label: words('host.menu.export'), ...shown('CmdOrCtrl+E'), click: () => actions.page('export') },
      LINE,
      { label: words('host.menu.vocabulary'), click: () => actions.page('vocabulary') },
      { label: words('host.menu.settings'), ...shown('CmdOrCtrl+,'), click: () => actions.page('settings') },
      { label: words('host.menu.libraryInfo'), click: () => actions.page('library') },
      { label: words('host.menu.reveal'), click: () => actions.host('reveal') },
      LINE,
      { label: words('host.menu.print'), accelerator: 'CmdOrCtrl+P', click: () => actions.page('print') },
      LINE,
      mac
        ? { role: 'close', label: words('host.menu.close') }
        : { label: words(leaving(platform)), accelerator: 'Ctrl+Q', click: () => actions.host('quit') },
    ],
  };
}

const leaving = (platform: NodeJS.Platform) => (platform === 'win32' ? 'host.menu.exit' : 'host.menu.quitShort');

function recentItems(words: Translate, recent: readonly string[], actions: MenuActions): Item[] {
  if (recent.length === 0) return [{ label: words('host.menu.noRecent'), enabled: false }];
  // An ampersand in a label underlines the letter after it; a doubled one is shown.
  return recent.map((open) => ({ label: open.replaceAll('&', '&&'), click: () => actions.host({ open }) }));
}

// Shown beside the item, but left to the page where the platform lets us: in a text field, undo belongs to the text.
const shown = (accelerator: string): Pick<Item, 'accelerator' | 'registerAccelerator'> => ({
  accelerator,
  registerAccelerator: false,
});

function editMenu({ words, platform, canUndo, canRedo }: MenuState, actions: MenuActions): Item {
  const redoKey = platform === 'win32' ? 'Ctrl+Y' : 'Shift+CmdOrCtrl+Z';
  return {
    label: words('host.menu.edit'),
    submenu: [
      { label: words('host.menu.undo'), ...shown('CmdOrCtrl+Z'), enabled: canUndo, click: () => actions.page('undo') },
      { label: words('host.menu.redo'), ...shown(redoKey), enabled: canRedo, click: () => actions.page('redo') },
      LINE,
      { role: 'cut', label: words('host.menu.cut') },
      { role: 'copy', label: words('host.menu.copy') },
      { role: 'paste', label: words('host.menu.paste') },
      { role: 'selectAll', label: words('host.menu.selectAll') },
      LINE,
      { label: words('host.menu.find'), ...shown('CmdOrCtrl+F'), click: () => actions.page('find') },
    ],
  };
}

function viewMenu({ words, packaged }: MenuState, actions: MenuActions): Item {
  const developing: Item[] = [
    LINE,
    { role: 'reload', label: words('host.menu.reload') },
    { role: 'toggleDevTools', label: words('host.menu.devTools') },
  ];
  return {
    label: words('host.menu.view'),
    submenu: [
      { label: words('host.menu.fit'), click: () => actions.page('fit') },
      { label: words('host.menu.news'), click: () => actions.page('news') },
      LINE,
      { role: 'resetZoom', label: words('host.menu.actualSize') },
      { role: 'zoomIn', label: words('host.menu.zoomIn') },
      { role: 'zoomOut', label: words('host.menu.zoomOut') },
      LINE,
      { role: 'togglefullscreen', label: words('host.menu.fullScreen') },
      ...(packaged ? [] : developing),
    ],
  };
}

function windowMenu({ words }: MenuState, mac: boolean): Item {
  const items: Item[] = [{ role: 'minimize', label: words('host.menu.minimize') }];
  if (mac) {
    items.push({ role: 'zoom', label: words('host.menu.zoom') }, LINE, {
      role: 'front',
      label: words('host.menu.front'),
    });
  } else items.push({ role: 'close', label: words('host.menu.close') });
  return { role: 'window', label: words('host.menu.window'), submenu: items };
}

function helpMenu({ words }: MenuState, actions: MenuActions, mac: boolean): Item {
  const about: Item[] = [LINE, { label: words('host.menu.about'), click: () => actions.host('about') }];
  return {
    role: 'help',
    label: words('host.menu.help'),
    submenu: [{ label: words('host.menu.shortcuts'), click: () => actions.page('shortcuts') }, ...(mac ? [] : about)],
  };
}

/** What a right click offers: Electron has no such menu of its own. Empty where nothing applies. */
export function contextTemplate(
  words: Translate,
  on: { readonly editable: boolean; readonly selection: boolean },
): Item[] {
  const copy: Item = { role: 'copy', label: words('host.menu.copy'), enabled: on.selection };
  if (!on.editable) return on.selection ? [copy] : [];
  return [
    { role: 'cut', label: words('host.menu.cut'), enabled: on.selection },
    copy,
    { role: 'paste', label: words('host.menu.paste') },
    LINE,
    { role: 'selectAll', label: words('host.menu.selectAll') },
  ];
}
