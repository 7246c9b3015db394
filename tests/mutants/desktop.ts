// The security lines of the desktop host, each taken away in turn.
import { type Mutant, mutantsOf } from './mutant.ts';

const FENCE = ['tests/main/desktop/fence.test.ts'];
const STARTING = ['tests/main/desktop/starting.test.ts'];
const ENDING = ['tests/main/desktop/ending.test.ts'];
const COPIES = ['tests/main/desktop/saved-copies.test.ts'];
const PACKAGE = ['tests/main/packaging/package.test.ts'];

export const DESKTOP: readonly Mutant[] = [
  ...mutantsOf('src-main/index.ts', FENCE, [['every renderer is sandboxed', 'app.enableSandbox();\n', '']]),
  ...mutantsOf('src-main/index.ts', STARTING, [
    ['one instance', 'if (!app.requestSingleInstanceLock({ ...wanted }))', 'if (false)'],
    ['links cannot carry flags', "process.execPath, ['--']", 'process.execPath, []'],
    [
      'the profile lies in the data folder',
      "app.setPath('userData', profile);",
      "app.setPath('userData', '/nowhere');",
    ],
  ]),
  ...mutantsOf('src-main/index.ts', ENDING, [
    [
      'a bug of the host is written down',
      "process.on('uncaughtException', (error) => {\n  log(errorText(error));",
      "process.on('uncaughtException', () => {",
    ],
  ]),
  ...mutantsOf('src-main/desktop/scheme.ts', FENCE, [
    ['the scheme has no more privileges than it needs', 'codeCache: true', 'codeCache: true, bypassCSP: true'],
  ]),
  ...mutantsOf('src-main/desktop/window.ts', FENCE, [
    ['sandbox', '      sandbox: true,\n', ''],
    ['context isolation', '      contextIsolation: true,\n', '      contextIsolation: false,\n'],
    ['no Node in the page', '      nodeIntegration: false,\n', '      nodeIntegration: true,\n'],
    ['no Node in workers', '      nodeIntegrationInWorker: false,\n', '      nodeIntegrationInWorker: true,\n'],
    ['no Node in frames', '      nodeIntegrationInSubFrames: false,\n', '      nodeIntegrationInSubFrames: true,\n'],
    ['same-origin policy', '      webSecurity: true,\n', '      webSecurity: false,\n'],
    [
      'no insecure content',
      '      allowRunningInsecureContent: false,\n',
      '      allowRunningInsecureContent: true,\n',
    ],
    ['no webview tag', '      webviewTag: false,\n', '      webviewTag: true,\n'],
    ['a drop does not navigate', '      navigateOnDragDrop: false,\n', '      navigateOnDragDrop: true,\n'],
    ['no dictionaries are downloaded', '      spellcheck: false,\n', '      spellcheck: true,\n'],
  ]),
  ...mutantsOf('src-main/desktop/window.ts', STARTING, [
    ['no developer tools in a package', 'devTools: !options.packaged', 'devTools: true'],
  ]),
  ...mutantsOf('src-main/desktop/window.ts', ENDING, [
    [
      'what is unsaved is asked about',
      "webContents.on('will-prevent-unload', (event) => {",
      "webContents.on('did-nothing' as 'will-prevent-unload', (event) => {",
    ],
    ['a page that died is offered again', '} else void afterCrash();', '}'],
  ]),
  ...mutantsOf('src-main/desktop/host.ts', FENCE, [
    ['the page’s session is locked', '    lockSession(own, origin);\n', ''],
    ['the standard session is locked', '    lockSession(session.defaultSession, origin);\n', ''],
    ['the session of copies is locked', '    lockCopies(apart);\n', ''],
    ['copies have a session of their own', 'session.fromPartition(COPY_PARTITION)', 'session.fromPartition(PARTITION)'],
  ]),
  ...mutantsOf('src-main/desktop/host.ts', COPIES, [
    ['the page leaves before its library does', 'if (this.#window && !(await leavePage(this.#window)))', 'if (false)'],
  ]),
  ...mutantsOf('src-main/desktop/security.ts', FENCE, [
    [
      'permissions are refused',
      'callback(permission === ALLOWED && isOurs(contents.getURL(), origin));',
      'callback(true);',
    ],
    [
      'permissions are ours alone',
      'callback(permission === ALLOWED && isOurs(contents.getURL(), origin));',
      'callback(permission === ALLOWED);',
    ],
    [
      'permission checks are refused',
      'return permission === ALLOWED && isOurs(requestingOrigin, origin);',
      'return true;',
    ],
    [
      'permission checks are ours alone',
      'return permission === ALLOWED && isOurs(requestingOrigin, origin);',
      'return permission === ALLOWED;',
    ],
    [
      'no devices',
      'session.setDevicePermissionHandler(() => false);',
      'session.setDevicePermissionHandler(() => true);',
    ],
    ['no screen', '  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));\n', ''],
    ['nothing from the network', 'callback({ cancel: !mayLoad(details.url, origin) });', 'callback({});'],
    ['nothing is downloaded', 'if (!ours) event.preventDefault();', ''],
    [
      'copies get no permission',
      '(_contents, _permission, callback) => callback(false)',
      '(_contents, _permission, callback) => callback(true)',
    ],
    [
      'copies pass no permission check',
      'session.setPermissionCheckHandler(() => false);',
      'session.setPermissionCheckHandler(() => true);',
    ],
    [
      'copies load nothing',
      "callback({ cancel: !isCopy(url) && !['data:', 'devtools:'].includes(new URL(url).protocol) });",
      'callback({ cancel: false && isCopy(url) });',
    ],
    ['copies download nothing but themselves', 'if (!isCopy(item.getURL())) event.preventDefault();', ''],
    ['no WebRTC past the proxy', "  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');\n", ''],
    ['no webview is attached', "  contents.on('will-attach-webview', (event) => event.preventDefault());\n", ''],
    [
      'the page goes nowhere',
      '    event.preventDefault();\n    if (event.isMainFrame && isOutside',
      '    if (event.isMainFrame && isOutside',
    ],
    [
      'the page goes to no copy',
      'if (event.isMainFrame && isPage(event.url, origin)) return;',
      'if (event.isMainFrame && isOurs(event.url, origin)) return;',
    ],
    [
      'frames hold nothing but copies',
      '!event.isMainFrame && copyOf(event.url, origin) !== null',
      '!event.isMainFrame',
    ],
    ['nothing is redirected', 'if (!isPage(event.url, origin)) event.preventDefault();', ''],
    ['no window is opened', "return { action: 'deny' };", "return { action: 'allow' };"],
    [
      'only web addresses are opened outside',
      "['http:', 'https:'].includes(new URL(address).protocol)",
      "new URL(address).protocol !== ''",
    ],
    [
      'the origin is compared whole',
      'return `${url.protocol}//${url.host}` === origin;',
      'return url.protocol === new URL(origin).protocol;',
    ],
  ]),
  ...mutantsOf('src-main/desktop/dialogs.ts', FENCE, [
    [
      'links are opened when the person says so',
      'if (response === 0) await shell.openExternal',
      'await shell.openExternal',
    ],
  ]),
  ...mutantsOf('src-main/desktop/ipc.ts', FENCE, [
    [
      'a frame that is gone may not speak',
      'if (frame === null || frame.parent !== null) return false;',
      'if (frame === null) return true;\n  if (frame.parent !== null) return false;',
    ],
    [
      'a frame within may not speak',
      'if (frame === null || frame.parent !== null) return false;',
      'if (frame === null) return false;',
    ],
    [
      'only the sender’s own main frame may speak',
      'frame.frameTreeNodeId === event.sender.mainFrame.frameTreeNodeId && ',
      '',
    ],
    ['only our origin may speak', ' && frame.origin === origin;', ';'],
    [
      'commands are taken from our page',
      'ipcMain.handle(CHANNELS.call, async (event, command: unknown, payload: unknown): Promise<ApiResult> => {\n    if (!fromOurPage(event, origin)) return',
      'ipcMain.handle(CHANNELS.call, async (event, command: unknown, payload: unknown): Promise<ApiResult> => {\n    if (false) return',
    ],
    [
      'drops are taken from our page',
      'ipcMain.handle(CHANNELS.drop, (event, path: unknown): ApiResult => {\n    if (!fromOurPage(event, origin)) return',
      'ipcMain.handle(CHANNELS.drop, (event, path: unknown): ApiResult => {\n    if (false) return',
    ],
    ['a command is named by text', "if (typeof command !== 'string')", "if (false && typeof command !== 'string')"],
  ]),
  ...mutantsOf('src-main/desktop/protocol.ts', FENCE, [
    ['our host alone is served', '    if (host !== PAGE_HOST) return nothing(404);\n', ''],
    [
      'the page is read, not written',
      "    if (method !== 'GET' && method !== 'HEAD') return nothing(405);\n    if (host !== PAGE_HOST) return",
      '    if (host !== PAGE_HOST) return',
    ],
    ['the page has its headers', 'const headers = { ...SECURITY_HEADERS, ', 'const headers = { '],
    ['refusals have them too', 'status, headers: { ...SECURITY_HEADERS, ', 'status, headers: { '],
    ['copies have their headers', 'headers: copy.headers', "headers: { 'content-type': 'text/html; charset=utf-8' }"],
  ]),
  ...mutantsOf('src-main/desktop/copy-window.ts', FENCE, [
    ['copies run no script', '        javascript: false,\n', ''],
    ['copies are sandboxed', '        sandbox: true,\n', ''],
    ['a copy is named by a digest', '/^[0-9a-f]{64}$/.test(name) ? name : null', 'name'],
  ]),
  ...mutantsOf(
    'src-main/api/copies.ts',
    ['tests/main/api/copies.test.ts'],
    [
      ['a copy is of no origin', "  'sandbox',\n", ''],
      ['a copy loads nothing', '  "default-src \'none\'",\n', ''],
      ['a copy is found by its digest', 'if (!NAME.test(name)) return null;', ''],
      ['a drawing is not a page', '/^<(?:!doctype html|html|head|body)\\b/i', '/^</i'],
    ],
  ),
  ...mutantsOf('src-main/desktop/asked.ts', COPIES, [
    ['links are ours', 'plain.filter(isLink)', 'plain'],
    ['links are printable', '&& /^[\\x21-\\x7e]+$/.test(text)', ''],
    ['files are saved copies', "!arg.includes('://') && isCopyFile(arg)", "!arg.includes('://')"],
    [
      'what another start sends is text',
      "(entry): entry is string => typeof entry === 'string'",
      '(entry): entry is string => true || entry',
    ],
  ]),
  ...mutantsOf('src-main/start/unpack.ts', COPIES, [
    ['no folder that holds something is touched', 'if (there && there.length > 0)', 'if (false)'],
    ['nothing half-done is left', 'await rm(beside, { recursive: true, force: true })', 'await Promise.resolve()'],
  ]),
  ...mutantsOf('packaging/configuration.ts', PACKAGE, [
    ['fuse: no Node in the binary', 'runAsNode: false', 'runAsNode: true'],
    [
      'fuse: no NODE_OPTIONS',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeOptionsEnvironmentVariable: true',
    ],
    ['fuse: no --inspect', 'enableNodeCliInspectArguments: false', 'enableNodeCliInspectArguments: true'],
    [
      'fuse: file: has no privileges',
      'grantFileProtocolExtraPrivileges: false',
      'grantFileProtocolExtraPrivileges: true',
    ],
    ['fuse: cookies are encrypted', 'enableCookieEncryption: true', 'enableCookieEncryption: false'],
    [
      'fuse: the archive is checked',
      'enableEmbeddedAsarIntegrityValidation: true',
      'enableEmbeddedAsarIntegrityValidation: false',
    ],
    ['fuse: only the archive is loaded', 'onlyLoadAppFromAsar: true', 'onlyLoadAppFromAsar: false'],
    ['a package holds no node_modules', "'package.json', '!node_modules'", "'package.json'"],
  ]),
];
