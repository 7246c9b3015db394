// The security lines of the web host and of what both hosts share, each taken away in turn.
import { type Mutant, mutantsOf } from './mutant.ts';

const GUARDING = ['tests/main/web/guarding.test.ts'];
const SERVING = ['tests/main/web/serving.test.ts'];
const BOTH = [...GUARDING, ...SERVING];
const CROWD = ['tests/main/web/crowd.test.ts'];
const HANDLERS = ['tests/main/api/handlers.test.ts', 'tests/main/web/fuzz.test.ts'];

export const WEB: readonly Mutant[] = [
  ...mutantsOf('src-main/web/guard.ts', GUARDING, [
    ['Host is ours (DNS rebinding)', '!hostNames(port).includes(host)', 'false'],
    ['there is one Host', 'host === undefined || !named ||', 'host === undefined ||'],
    ['Origin is ours', 'if (origin !== undefined && origin !== `http://${host}`) {', 'if (false) {'],
    ['no other site asks', "if (site !== undefined && site !== 'same-origin' && site !== 'none') {", 'if (false) {'],
    ['an address begins with one slash', "!url.startsWith('/') || url.startsWith('//')", 'false'],
  ]),
  ...mutantsOf('src-main/web/server.ts', GUARDING, [
    [
      'every request is looked at',
      '  if (refused) return sendFailure(response, refused);\n  const { path',
      '  const { path',
    ],
    [
      'whoever has no token is turned away',
      '  if (!host.session.allows(request.headers)) return turnAway(request, response, path);\n',
      '',
    ],
    [
      'a wrong token is turned away',
      "  if (!host.session.admits(secret)) return turnAway(request, response, '/');\n",
      '',
    ],
    [
      'a token in an address opens the door alone',
      "if (path === '/' && secret !== null && reading)",
      'if (secret !== null && reading)',
    ],
    [
      'commands are posted',
      "  if (request.method !== 'POST') return wrongMethod(response, 'POST');\n  const body",
      '  const body',
    ],
    ['the page is read, not written', "  if (!reading) return wrongMethod(response, 'GET, HEAD');\n", ''],
    [
      'a bug tells nothing',
      'sendFailure(response, INTERNAL.error)',
      "sendFailure(response, { code: 'internal', message: String(error) })",
    ],
    [
      'the log has no address',
      "host.options.log(`${request.method ?? ''} failed:",
      "host.options.log(`${request.headers.authorization} ${request.method ?? ''} failed:",
    ],
  ]),
  ...mutantsOf('src-main/api/file-answer.ts', SERVING, [
    ['files are saved, not shown', "    'content-disposition': dispositionOf(name),\n", ''],
  ]),
  ...mutantsOf('src-main/web/session.ts', BOTH, [
    ['secrets are compared in constant time', 'return timingSafeEqual(digest(a), digest(b));', 'return a === b;'],
    ['a code works once', '    codes.delete(digest);\n    return', '    return'],
    ['a code is soon worth nothing', 'expires !== undefined && expires > now()', 'expires !== undefined'],
    ['no script reads the cookie', '; HttpOnly;', ';'],
    ['no other site sends the cookie', ' SameSite=Strict;', ''],
    [
      'the cookie is not the token',
      "createHmac('sha256', token).update(`cookie ${port}`).digest('base64url')",
      'token',
    ],
    ['tokens are long', 'randomBytes(32)', 'randomBytes(8)'],
    ['the token is compared', 'return sameSecret(bearer, token);', 'return true;'],
    ['the cookie is compared', '.some((value) => sameSecret(value, cookie))', '.some(() => true)'],
  ]),
  ...mutantsOf('src-main/web/body.ts', GUARDING, [
    ['commands are JSON', "if (type !== 'application/json') {", 'if (false) {'],
    ['nothing is inflated', "if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {", 'if (false) {'],
    [
      'a body that says it is too large is refused',
      "if (Number(request.headers['content-length'] ?? '0') > limit) return { error: tooLarge(limit) };",
      '',
    ],
    ['a body that is too large is refused', "if (size > limit) settle('too-large');", 'if (false) return;'],
    ['text is well-formed', 'fatal: true', 'fatal: false'],
  ]),
  ...mutantsOf('src-main/web/body.ts', CROWD, [
    ['a body that stops is given up', "setTimeout(() => settle('slow'), idle)", 'setTimeout(() => undefined, idle)'],
    [
      'a body that dribbles is given up',
      "setTimeout(() => settle('slow'), whole)",
      'setTimeout(() => undefined, whole)',
    ],
  ]),
  ...mutantsOf('src-main/web/listen.ts', BOTH, [
    ['loopback only', "listen(first, '127.0.0.1', port)", "listen(first, '0.0.0.0', port)"],
    ['loopback only (IPv6)', "listen(second, '::1', bound)", "listen(second, '::', bound)"],
    ['headers are bounded', 'const HEADER_BYTES = 16 * 1024;', 'const HEADER_BYTES = 1024 * 1024;'],
    ['requests are parsed strictly', 'insecureHTTPParser: false', 'insecureHTTPParser: true'],
    ['connections are bounded', '  server.maxConnections = MOST_CONNECTIONS;\n', ''],
    ['a body is invited when it is welcome', "  server.on('checkContinue', answer);\n", ''],
    ['what is no request is told so', "  server.on('clientError', refuseUnreadable);\n", ''],
  ]),
  ...mutantsOf('src-main/web/listen.ts', CROWD, [
    ['headers have to come', '      headersTimeout: patience.headers,\n', '      headersTimeout: 0,\n'],
    [
      'a connection is not kept for nothing',
      '      keepAliveTimeout: patience.keepAlive,\n',
      '      keepAliveTimeout: 0,\n',
    ],
  ]),
  ...mutantsOf('src-main/web/changes.ts', SERVING, [
    ['streams are bounded', 'if (streams.size >= MOST_STREAMS) return false;', ''],
    ['a window hears what it missed', 'for (const text of missed ?? [', 'for (const text of missed ? [] : ['],
    ['numbers of another run mean nothing', 'if (after !== id(number) || ', 'if ('],
  ]),
  ...mutantsOf('src-main/web/answers.ts', SERVING, [
    ['every answer has the security headers', '    ...SECURITY_HEADERS,\n', ''],
    ['answers stay in no cache', "    'cache-control': 'no-store',\n", ''],
  ]),
  ...mutantsOf('src-main/api/security.ts', SERVING, [
    ['the policy: nothing by default', '  "default-src \'none\'",\n', ''],
    ['the policy: scripts of ours', '"script-src \'self\'"', "\"script-src 'self' 'unsafe-inline'\""],
    ['the policy: styles of ours', '"style-src \'self\'"', "\"style-src 'self' 'unsafe-inline'\""],
    ['the policy: no frame around us', '  "frame-ancestors \'none\'",\n', ''],
    ['types are not guessed', "  'x-content-type-options': 'nosniff',\n", ''],
    ['no referrer', "  'referrer-policy': 'no-referrer',\n", ''],
    ['no other origin embeds us', "  'cross-origin-resource-policy': 'same-origin',\n", ''],
  ]),
  ...mutantsOf('src-main/api/assets.ts', GUARDING, [
    ['only known kinds of file are served', 'if (type === undefined) continue;', ''],
  ]),
  ...mutantsOf('src-main/api/handlers.ts', HANDLERS, [
    ['payloads are plain and shallow', '  if (problem) return { ok: false, error: problem };\n', ''],
    ['payloads fit the contract', 'if (!parsed.success) {', 'if (false) {'],
    ['only commands of the contract', 'return Object.hasOwn(contract, name);', 'return name in contract;'],
    ['a bug tells nothing', '      return INTERNAL;\n', "      return fail('internal', String(error));\n"],
  ]),
  ...mutantsOf('src-main/api/plain.ts', HANDLERS, [
    ['no __proto__', "if (key === '__proto__')", 'if (false)'],
    ['no deep nesting', 'if (place.depth > depth)', 'if (false)'],
    ['no odd objects', 'if (!isPlain(place.value))', 'if (false)'],
  ]),
  ...mutantsOf(
    'src-main/start/open.ts',
    ['tests/main/launch/reveal.test.ts'],
    [
      [
        'only the library’s files are shown',
        'if (whole !== folder && !whole.startsWith(folder + sep)) {',
        'if (false) {',
      ],
    ],
  ),
];
