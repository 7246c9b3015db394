// Whoever is not the person: other sites, other origins, other names, malformed and malicious requests.
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { listenOnLoopback, makeServer, stopServers } from '../../../src-main/web/listen.ts';
import { createSession, makeToken, sameSecret, TOKEN_SHAPE } from '../../../src-main/web/session.ts';
import { type Ask, newHost, TOKEN } from '../hosts.ts';

const COMMAND: Ask = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };

describe('a wrong or missing token', () => {
  test.each([
    ['none', {}],
    ['a wrong one', { authorization: 'Bearer wrong-wrong-wrong-wrong' }],
    ['a longer one', { authorization: `Bearer ${TOKEN}x` }],
    ['another scheme', { authorization: `Basic ${TOKEN}` }],
    ['the token as a cookie', { cookie: `entente-1=${TOKEN}` }],
  ])('%s is let in nowhere', async (_name, headers: Record<string, string>) => {
    const { ask, host } = await newHost();
    const all: Ask = { token: null, headers };
    for (const path of ['/assets/index-a1b2c3d4.js', '/api/changes', '/api/files/x', '/nothing', '/index.html']) {
      const answer = await ask(path, all);
      expect([path, answer.status, answer.json().error?.code]).toEqual([path, 401, 'unauthorized']);
    }
    const cookie = { cookie: `entente-${host.port}=${TOKEN}` };
    const command = await ask('/api/library.describe', {
      ...COMMAND,
      ...all,
      headers: { ...headers, ...COMMAND.headers, ...cookie },
    });
    expect(command.status).toBe(401);
    expect((await ask('/', all)).text).not.toContain('<title>Entente</title>');
    expect((await ask(`/?token=${TOKEN}x`, all)).status).toBe(401);
  });

  test('the token in an address lets in only at the door', async () => {
    const { ask } = await newHost();
    expect((await ask(`/index.html?token=${TOKEN}`, { token: null })).status).toBe(401);
    expect((await ask(`/api/library.describe?token=${TOKEN}`, { ...COMMAND, token: null })).status).toBe(401);
  });

  test('a code that nobody took is worth nothing a minute later', () => {
    let now = 0;
    const session = createSession(TOKEN, 1, () => now);
    const [early, late] = [session.mintCode(), session.mintCode()];
    now = 59_999;
    expect(session.admits(early)).toBe(true);
    expect(session.admits(early)).toBe(false);
    now = 60_000;
    expect(session.admits(late)).toBe(false);
  });

  test('made tokens are long, fit an address and differ; secrets are compared whole', () => {
    expect(makeToken()).toMatch(TOKEN_SHAPE);
    expect(makeToken()).toHaveLength(43);
    expect(makeToken()).not.toBe(makeToken());
    expect([sameSecret('a', 'a'), sameSecret('a', 'b'), sameSecret('a', 'aa'), sameSecret('', '')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    const source = readFileSync(new URL('../../../src-main/web/session.ts', import.meta.url), 'utf8');
    expect(source).toContain('timingSafeEqual(digest(a), digest(b))');
  });
});

describe('other names and other sites', () => {
  test.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
    '127.0.0.1.evil.example:PORT',
    'localhost:PORT@evil.example',
    '[::2]:PORT',
    '0.0.0.0:PORT',
  ])('Host %s is refused (DNS rebinding)', async (name) => {
    const { ask, host } = await newHost();
    const headers = { host: name.replace('PORT', String(host.port)) };
    for (const path of ['/', '/assets/index-a1b2c3d4.js', `/?token=${TOKEN}`]) {
      expect((await ask(path, { headers })).status).toBe(403);
    }
    expect(
      (await ask('/api/library.describe', { ...COMMAND, headers: { ...COMMAND.headers, ...headers } })).status,
    ).toBe(403);
  });

  test.each(['127.0.0.1:PORT', 'localhost:PORT', 'LocalHost:PORT', '[::1]:PORT'])('Host %s is ours', async (name) => {
    const { ask, host } = await newHost();
    expect((await ask('/', { headers: { host: name.replace('PORT', String(host.port)) } })).status).toBe(200);
  });

  test.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
    'file://',
    'app://entente',
    '',
  ])('Origin “%s” is refused, with the right token too', async (origin) => {
    const { ask, call, host, library } = await newHost();
    const headers = { origin: origin.replace('PORT', String(host.port)) };
    const answer = await call('events.add', { event: { title: 'x', date: '2024' } }, headers);
    expect([answer.status, answer.json().error?.code]).toEqual([403, 'forbidden']);
    expect(library.size).toBe(0);
    expect((await ask('/api/changes', { headers })).status).toBe(403);
    expect((await ask('/api/library.describe', { method: 'OPTIONS', headers })).status).toBe(403);
  });

  test('our own Origin is taken', async () => {
    const { call, host } = await newHost();
    const own = { origin: `http://127.0.0.1:${host.port}`, 'sec-fetch-site': 'same-origin' };
    expect((await call('library.describe', {}, own)).status).toBe(200);
  });

  test.each(['cross-site', 'same-site', 'nonsense'])('Sec-Fetch-Site %s is refused', async (site) => {
    const { ask } = await newHost();
    const headers = { 'sec-fetch-site': site };
    expect((await ask('/', { headers })).status).toBe(403);
    expect((await ask(`/?token=${TOKEN}`, { headers, token: null })).status).toBe(403);
  });

  test('a preflight is not answered with leave, from anywhere', async () => {
    const { ask } = await newHost();
    const answer = await ask('/api/library.describe', { method: 'OPTIONS' });
    expect(answer.status).toBe(405);
    expect(answer.headers).not.toHaveProperty('access-control-allow-methods');
  });
});

describe('what is not a command', () => {
  test.each([
    ['no type', {}, '{}', 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1', 415],
    ['plain text', { 'content-type': 'text/plain' }, '{}', 415],
    ['a type that only begins so', { 'content-type': 'application/json5' }, '{}', 415],
    ['compressed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, '{}', 415],
    ['nothing', { 'content-type': 'application/json' }, '', 400],
    ['half of it', { 'content-type': 'application/json' }, '{"a":', 400],
    ['two of them', { 'content-type': 'application/json' }, '{}{}', 400],
    ['not UTF-8', { 'content-type': 'application/json' }, Buffer.from('{"a":"\xff"}', 'latin1'), 400],
    ['not an object', { 'content-type': 'application/json' }, 'null', 400],
    ['a list', { 'content-type': 'application/json' }, '[]', 400],
    ['too deep', { 'content-type': 'application/json' }, `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
  ])('%s', async (_name, headers: Record<string, string>, body, status) => {
    const { ask, bugs } = await newHost();
    const answer = await ask('/api/library.describe', { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(bugs).toEqual([]);
  });

  test('text that is not well-formed UTF-8 is refused where it would be kept', async () => {
    const { ask, library } = await newHost();
    const body = Buffer.from('{"event":{"title":"caf\xe9","date":"2024"}}', 'latin1');
    const answer = await ask('/api/events.add', { ...COMMAND, body });
    expect([answer.status, library.size]).toEqual([400, 0]);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD'])('%s on a command', async (method) => {
    const { ask } = await newHost();
    const answer = await ask('/api/library.describe', { method });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });

  test.each(['POST', 'PUT', 'DELETE'])('%s on the page', async (method) => {
    const { ask } = await newHost();
    expect((await ask('/', { method })).status).toBe(405);
  });

  test('a body of 8 MB is read, one byte more is 413, said before or found while reading', async () => {
    const { ask } = await newHost();
    const body = (size: number): string => `{"a":"${'x'.repeat(size - 8)}"}`;
    const post = (text: string, more: Record<string, string> = {}): Promise<{ status: number }> =>
      ask('/api/library.describe', { ...COMMAND, headers: { ...COMMAND.headers, ...more }, body: text });
    expect((await post(body(8 * 1024 * 1024))).status).toBe(400);
    expect((await post(body(8 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await post(body(50 * 1024 * 1024), { 'transfer-encoding': 'chunked' })).status).toBe(413);
  });

  test('a client that asks before sending is refused before it sends', async () => {
    const { raw, host } = await newHost();
    const head = (token: string, length: number): string =>
      `POST /api/library.describe HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
    expect(await raw(head('wrong', 2), { half: true })).toMatch(/^HTTP\/1\.1 401 /);
    expect(await raw(head(TOKEN, 9_000_000), { half: true })).toMatch(/^HTTP\/1\.1 413 /);
    expect(await raw(`${head(TOKEN, 2)}{}`)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
  });
});

describe('paths that are not on the list', () => {
  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/../../package.json',
    '/assets/..\\..\\package.json',
    '//etc/passwd',
    '/assets//index-a1b2c3d4.js',
    '/./index.html',
    '/index.html/',
    '/index.html%00.js',
    '/INDEX.HTML',
    '/.secret',
    '/index.js.map',
    '/assets',
    '/assets/',
    '/etc/passwd',
    '/%',
    '/%ff',
    '/index%2ehtml',
    '/__proto__',
    '/constructor',
  ])('%s', async (path) => {
    const { ask } = await newHost();
    const answer = await ask(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.json().ok).toBe(false);
  });
});

describe('requests that are not well-formed', () => {
  const forms = (port: number): [string, string, RegExp][] => {
    const host = `Host: 127.0.0.1:${port}`;
    const auth = `Authorization: Bearer ${TOKEN}`;
    const post = `POST /api/events.add HTTP/1.1\r\n${host}\r\n${auth}\r\nContent-Type: application/json`;
    const smuggled = `POST /api/events.add HTTP/1.1\r\n${host}\r\n${auth}\r\nContent-Type: application/json\r\nContent-Length: 41\r\n\r\n{"event":{"title":"in","date":"2024"}}   `;
    return [
      [
        'length and chunks',
        `${post}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
        /^HTTP\/1\.1 400 /,
      ],
      ['two lengths', `${post}\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}${smuggled}`, /^HTTP\/1\.1 400 /],
      ['a length list', `${post}\r\nContent-Length: 2, 2\r\n\r\n{}${smuggled}`, /^HTTP\/1\.1 400 /],
      ['a signed length', `${post}\r\nContent-Length: +2\r\n\r\n{}${smuggled}`, /^HTTP\/1\.1 400 /],
      ['an odd coding', `${post}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`, /^HTTP\/1\.1 400 /],
      [
        'two codings',
        `${post}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${smuggled}`,
        /^HTTP\/1\.1 400 /,
      ],
      ['a space before the colon', `${post}\r\nContent-Length : 2\r\n\r\n{}${smuggled}`, /^HTTP\/1\.1 400 /],
      ['a folded header', `${post}\r\nX-A: b\r\n c\r\nContent-Length: 2\r\n\r\n{}`, /^HTTP\/1\.1 400 /],
      ['bare line feeds', `GET / HTTP/1.1\n${host}\n${auth}\n\n`, /^HTTP\/1\.1 400 /],
      ['a bad chunk', `${post}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`, /^(?:HTTP\/1\.1 400 |$)/],
      ['no host', `GET / HTTP/1.1\r\n${auth}\r\n\r\n`, /^HTTP\/1\.1 400 /],
      [
        'two hosts',
        `GET / HTTP/1.1\r\n${host}\r\nHost: evil.example\r\n${auth}\r\nConnection: close\r\n\r\n`,
        /^HTTP\/1\.1 40[03] /,
      ],
      [
        'a whole address',
        `GET http://127.0.0.1:${port}/ HTTP/1.1\r\n${host}\r\n${auth}\r\nConnection: close\r\n\r\n`,
        /^HTTP\/1\.1 400 /,
      ],
      ['no request', 'not http at all\r\n\r\n', /^HTTP\/1\.1 400 /],
      ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /^HTTP\/1\.1 400 /],
      ['too many headers', `GET / HTTP/1.1\r\n${host}\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
      ['an upgrade', `GET / HTTP/1.1\r\n${host}\r\n${auth}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, /^$/],
      ['a tunnel', `CONNECT example.org:443 HTTP/1.1\r\n${host}\r\n\r\n`, /^$/],
    ];
  };

  test('each is refused, and nothing behind it is taken for a request', async () => {
    const { raw, host, library, ask } = await newHost();
    for (const [name, text, expected] of forms(host.port)) {
      const answer = await raw(Buffer.from(text, 'latin1'), { half: !text.includes('Connection: close') });
      expect([name, expected.test(answer) || answer]).toEqual([name, true]);
      expect([name, answer.split('HTTP/1.1 ').length - 1 <= 1]).toEqual([name, true]);
    }
    expect(library.size).toBe(0);
    expect((await ask('/')).status).toBe(200);
  });

  test('what is no request is told so in the envelope', async () => {
    const { raw } = await newHost();
    expect(await raw('not http at all\r\n\r\n', { half: true })).toContain('{"ok":false,"error":{"code":"invalid"');
  });

  test('sockets that are half closed, reset or silent leave the host as it was', async () => {
    const { host, ask, raw } = await newHost();
    expect(await raw('POST /api/events.add HTTP/1.1\r\n', { half: true })).toMatch(/^(?:HTTP\/1\.1 400 |$)/);
    for (let turn = 0; turn < 50; turn += 1) {
      const socket = connect(host.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.on('connect', () => {
        socket.write(
          `POST /api/events.add HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Length: 100\r\nContent-Type: application/json\r\n\r\n{"ev`,
        );
        socket.resetAndDestroy();
      });
    }
    expect((await ask('/')).status).toBe(200);
  });
});

test('clients that are slow on purpose are cut off: the server is made with a limit on every wait', () => {
  const server = makeServer(() => undefined);
  expect(server.headersTimeout).toBe(10_000);
  expect(server.requestTimeout).toBeLessThanOrEqual(600_000);
  expect(server.keepAliveTimeout).toBe(10_000);
  expect(server.timeout).toBe(60_000);
  expect(server.maxConnections).toBe(512);
  server.close();
});

test('only the loopback addresses are listened on', async () => {
  const asked: unknown[] = [];
  const make = (): Server => {
    const server = makeServer(() => undefined);
    const listen = vi.spyOn(server, 'listen');
    server.once('listening', () => asked.push(listen.mock.calls[0]?.[0]));
    server.once('error', () => asked.push(listen.mock.calls[0]?.[0]));
    return server;
  };
  const listening = await listenOnLoopback(make, 0);
  // The second is asked for wherever it is not to be had, too.
  expect(asked).toMatchObject([{ host: '127.0.0.1' }, { host: '::1', ipv6Only: true }]);
  if (!listening.ok) throw new Error(listening.error.message);
  const { servers } = listening.value;
  const addresses = servers.map((server) => server.address()).map((at) => (typeof at === 'object' ? at?.address : at));
  await stopServers(servers);
  expect(addresses[0]).toBe('127.0.0.1');
  // The second is there where the machine has it.
  expect(addresses.slice(1).every((address) => address === '::1')).toBe(true);
});

test('neither the token nor a cookie is ever logged', async () => {
  const { host, ask, call, log, service } = await newHost();
  Object.assign(service, { dispatch: () => Promise.reject(new Error('a bug')) });
  const answer = await call('library.describe', {});
  expect([answer.status, answer.json().error?.code]).toEqual([500, 'internal']);
  expect(answer.text).not.toContain('a bug');
  await ask(`/?token=${TOKEN}`, { token: null });
  expect(log).toHaveLength(1);
  expect(log.join('\n')).not.toContain(TOKEN);
  expect(host.origin).not.toContain(TOKEN);
});
