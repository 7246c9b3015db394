// Electron's own rules, as the stand-in enforces them: each with where its documentation says so.
// `words` is looked for in electron.d.ts, which carries that documentation; null where only the page has it.
// Breaking a rule throws, as Electron does or as its documentation says that it may.

export interface Rule {
  /** What may not be done, or what happens. */
  readonly rule: string;
  readonly page: string;
  readonly words: RegExp | null;
}

const docs = 'https://www.electronjs.org/docs/latest';

export const RULES = {
  'schemes-early': {
    rule: 'Schemes are made privileged before the app is ready.',
    page: `${docs}/api/protocol#protocolregisterschemesasprivilegedcustomschemes`,
    words: /can only be used before the `ready` event of the `app` module gets emitted/,
  },
  'schemes-once': {
    rule: 'Schemes are made privileged in one call.',
    page: `${docs}/api/protocol#protocolregisterschemesasprivilegedcustomschemes`,
    words: /and can be called only once/,
  },
  'protocol-ready': {
    rule: 'A protocol is handled only once the app is ready.',
    page: `${docs}/api/protocol`,
    words: null,
  },
  'protocol-once': {
    rule: 'A scheme has one handler in a session.',
    page: `${docs}/api/protocol#protocolhandlescheme-handler`,
    words: null,
  },
  'protocol-response': {
    rule: 'A handler answers a Response.',
    page: `${docs}/api/protocol#protocolhandlescheme-handler`,
    words: /Either a `Response` or a `Promise<Response>` can be returned/,
  },
  'session-ready': { rule: 'Sessions are there once the app is ready.', page: `${docs}/api/session`, words: null },
  'window-ready': {
    rule: 'Windows are made once the app is ready.',
    page: `${docs}/api/browser-window`,
    words: null,
  },
  'screen-ready': {
    rule: 'The screen is asked once the app is ready.',
    page: `${docs}/api/screen`,
    words: null,
  },
  'dialog-ready': {
    rule: 'Dialogs are shown once the app is ready, error boxes excepted.',
    page: `${docs}/api/dialog#dialogshowerrorboxtitle-content`,
    words: /can be called safely before the `ready` event/,
  },
  'locale-ready': {
    rule: 'The locale is known once the app is ready.',
    page: `${docs}/api/app#appgetlocale`,
    words: /This API must be called after the `ready` event is emitted/,
  },
  'sandbox-early': {
    rule: 'The sandbox is enabled for all before the app is ready.',
    page: `${docs}/api/app#appenablesandbox`,
    words: /all renderers will be launched sandboxed.{0,120}can only be called before app is ready/,
  },
  'path-early': {
    rule: 'Where a profile lies is said before the app is ready.',
    page: `${docs}/api/app#appsetpathname-path`,
    words: /override the `sessionData` path before the `ready` event/,
  },
  'path-exists': {
    rule: 'A path that is set has to be there.',
    page: `${docs}/api/app#appsetpathname-path`,
    words: /does not exist, an `Error` is thrown/,
  },
  'open-early': {
    rule: 'Files and links of a start come before the app is ready: listen before.',
    page: `${docs}/api/app#event-open-file-macos`,
    words: /listen for the `open-file` event very early in your application startup/,
  },
  'handler-once': {
    rule: 'A channel has one handler.',
    page: `${docs}/api/ipc-main#ipcmainhandlechannel-listener`,
    words: null,
  },
  'ipc-clone': {
    rule: 'What crosses the process border is copied by structured clone; functions and the like throw.',
    page: `${docs}/api/ipc-renderer#ipcrendererinvokechannel-args`,
    words: /Sending Functions, Promises, Symbols, WeakMaps, or WeakSets will throw/,
  },
  'ipc-error': {
    rule: 'Of an error that a handler throws, only the message arrives.',
    page: `${docs}/api/ipc-main#ipcmainhandlechannel-listener`,
    words: /only the `message` property from the original error is provided/,
  },
  'frame-gone': {
    rule: 'The frame that sent a message may be null.',
    page: `${docs}/api/structures/ipc-main-invoke-event`,
    words: /May be `null` if accessed after the frame has either navigated or been destroyed/,
  },
  'preload-modules': {
    rule: 'A sandboxed preload requires few modules, and of electron its renderer half.',
    page: `${docs}/tutorial/sandbox#preload-scripts`,
    words: null,
  },
  'bridge-once': {
    rule: 'A name is exposed to the page once.',
    page: `${docs}/api/context-bridge#contextbridgeexposeinmainworldapikey-api`,
    words: null,
  },
  'bridge-copies': {
    rule: 'Functions are proxied to the page, everything else is copied and frozen.',
    page: `${docs}/api/context-bridge#parameter--error--return-type-support`,
    words: null,
  },
  'file-path': {
    rule: 'Only a File has a path.',
    page: `${docs}/api/web-utils#webutilsgetpathforfilefile`,
    words: /object passed in is not a `File` object an exception is thrown/,
  },
  destroyed: {
    rule: 'A window that is destroyed does nothing any more.',
    page: `${docs}/api/browser-window#winisdestroyed`,
    words: /Once a window is destroyed, accessing most of its other properties and methods throws/,
  },
  'destroy-silent': {
    rule: 'Destroying a window asks nobody: only "closed" is emitted.',
    page: `${docs}/api/browser-window#windestroy`,
    words: /`close` event will also not be emitted for this window, but it guarantees the `closed` event/,
  },
  'unload-silent': {
    rule: 'A page that objects to unloading keeps its window without a word, unless the event is prevented.',
    page: `${docs}/api/web-contents#event-will-prevent-unload`,
    words: /Calling `event\.preventDefault\(\)` will ignore the `beforeunload` event handler/,
  },
  'exit-silent': {
    rule: 'Exiting emits neither before-quit nor will-quit.',
    page: `${docs}/api/app#appexitexitcode`,
    words: /the `before-quit` and `will-quit` events will not be emitted/,
  },
  'quit-order': {
    rule: 'Quitting closes every window and then emits will-quit, without window-all-closed.',
    page: `${docs}/api/app#event-window-all-closed`,
    words: /in this case the `window-all-closed` event would not be emitted/,
  },
  'second-ready': {
    rule: 'A second instance is told of only once the first is ready.',
    page: `${docs}/api/app#event-second-instance`,
    words: /guaranteed to be emitted after the `ready` event of `app` gets emitted/,
  },
  'theme-values': {
    rule: 'The theme is system, light or dark.',
    page: `${docs}/api/native-theme#nativethemethemesource`,
    words: /`Follow OS` --> `themeSource = 'system'`/,
  },
  'menu-items': {
    rule: 'A menu item has a label, a role or a type that Electron knows.',
    page: `${docs}/api/menu-item`,
    words: null,
  },
  'permissions-open': {
    rule: 'Without a handler every permission is granted.',
    page: `${docs}/api/session#sessetpermissionrequesthandlerhandler`,
    words: null,
  },
  'windows-open': {
    rule: 'Without a handler new windows open.',
    page: `${docs}/api/web-contents#contentssetwindowopenhandlerhandler`,
    words: null,
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;

/** Ends what breaks a rule. */
export function broken(name: RuleName, detail: string): never {
  throw new Error(`${detail} [${name}: ${RULES[name].rule}]`);
}
