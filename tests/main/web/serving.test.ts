// A person opens the address that was printed; a program sends commands; two windows stay in step.
import { describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../src-main/api/security.ts';
import { newHost, TOKEN } from '../hosts.ts';
import { listen } from './stream.ts';

describe('opening the page', () => {
  test('the printed address is exchanged for a cookie, and the token leaves the address', async () => {
    const { ask, host } = await newHost();
    const first = await ask(`/?token=${TOKEN}`, { token: null });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(new RegExp(`^entente-${host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
    expect(cookie).not.toContain(TOKEN);
    const page = await ask('/', { token: null, headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>Entente</title>');
  });

  test('the cookie lets commands in, and another server’s cookie of the same name does not keep them out', async () => {
    const { ask, host } = await newHost();
    const cookie = ((await ask(`/?token=${TOKEN}`, { token: null })).headers['set-cookie']?.[0] ?? '').split(';')[0];
    const answer = await ask('/api/library.describe', {
      method: 'POST',
      token: null,
      headers: { cookie: `other=1; entente-${host.port}=theirs; ${cookie}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.json()).toMatchObject({ ok: true, value: { events: 0 } });
  });

  test('the address a window is opened with works once', async () => {
    const { ask, host } = await newHost();
    const path = new URL(host.mintAddress());
    const once = `${path.pathname}${path.search}`;
    expect((await ask(once, { token: null })).status).toBe(303);
    expect((await ask(once, { token: null })).status).toBe(401);
  });

  test.each([
    ['en', 'Entente is running'],
    ['fr-CH, fr;q=0.9, en;q=0.8', 'Entente est en marche'],
    ['de, zh-CN;q=0.5, en;q=0.1', 'Entente 正在运行'],
    ['', 'Entente is running'],
  ])('without the token, a page in the reader’s language (%s) says how to get in', async (language, title) => {
    const { ask } = await newHost();
    const page = await ask('/', { token: null, headers: { 'accept-language': language } });
    expect(page.status).toBe(401);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain(`<h1>${title}</h1>`);
    expect(page.text).not.toContain(TOKEN);
  });
});

describe('the built page', () => {
  test('its files have their media types, and only those whose names carry a hash are cached', async () => {
    const { ask } = await newHost();
    const script = await ask('/assets/index-a1b2c3d4.js');
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await ask('/assets/inter-a1b2c3d4.woff2')).headers['content-type']).toBe('font/woff2');
    expect((await ask('/icon.svg')).headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect((await ask('/')).headers['cache-control']).toBe('no-store');
    expect((await ask('/index.html')).text).toBe((await ask('/')).text);
    const head = await ask('/', { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
  });

  test.each([
    '/',
    '/assets/index-a1b2c3d4.js',
    '/missing',
    '/api/library.describe',
    `/?token=${TOKEN}`,
    '/api/files/none',
  ])('%s is answered under the security headers', async (path) => {
    const { ask } = await newHost();
    const { headers } = await ask(path);
    expect(headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test('the policy allows nothing inline, nothing evaluated and no other origin', () => {
    expect(CONTENT_SECURITY_POLICY).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    );
  });
});

describe('commands', () => {
  test('a program adds an event and reads it', async () => {
    const { call } = await newHost();
    const added = (await call('events.add', { event: { title: 'A', date: '2024-01-01' } })).json();
    const { event } = added.value as { event: { id: string } };
    expect((await call('events.get', { ids: [event.id] })).json()).toEqual({ ok: true, value: { events: [event] } });
  });

  test.each([
    ['events.add', { event: { date: '2024' } }, 400, 'invalid'],
    ['events.update', { id: 'none', changes: {} }, 404, 'not-found'],
    ['events.nothing', {}, 404, 'unknown-command'],
    ['__proto__', {}, 404, 'unknown-command'],
  ])('%s %j is answered %i %s', async (command, input, status, code) => {
    const { call } = await newHost();
    const answer = await call(command, input);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ ok: false, error: { code } });
  });
});

describe('GET /api/changes', () => {
  test('two windows hear of a change, each with who made it', async () => {
    const { host, call } = await newHost();
    const one = await listen(host.port, 'one');
    const two = await listen(host.port, 'two');
    expect(await one.next('hello')).toMatchObject({ revision: expect.any(Number) });
    await two.next('hello');
    await call('events.add', { event: { title: 'A', date: '2024' } }, { 'x-entente-client': 'one' });
    const told = { changed: [{ title: { und: 'A' } }], removed: [], by: 'one' };
    expect(await one.next('change')).toMatchObject(told);
    expect(await two.next('change')).toMatchObject(told);
  });

  test('after a gap, a window is told what it missed, each change once and in order', async () => {
    const { host, call } = await newHost();
    const first = await listen(host.port, 'one');
    await first.next('hello');
    const add = (title: string) => call('events.add', { event: { title, date: '2024' } });
    await add('heard');
    await first.next('change');
    const seen = first.lastId();
    first.close();
    await add('missed');
    await call('desk.set', { changes: { theme: 'dark' } });
    const back = await listen(host.port, 'one', { header: seen });
    await back.next('hello');
    expect(await back.next('change')).toMatchObject({ changed: [{ title: { und: 'missed' } }] });
    expect(await back.next('change')).toMatchObject({ desk: true, changed: [] });
    await add('heard again');
    const next = await back.next('change');
    expect(next).toMatchObject({ changed: [{ title: { und: 'heard again' } }] });
    expect(next).not.toHaveProperty('reload');
    const here = back.lastId();
    back.close();
    const quiet = await listen(host.port, 'one', { query: here });
    await quiet.next('hello');
    await add('after');
    expect(await quiet.next('change')).toMatchObject({ changed: [{ title: { und: 'after' } }] });
  });

  test('a window that missed too much, or comes from another run, is told to read everything again', async () => {
    const { host, call } = await newHost();
    const first = await listen(host.port, 'one');
    await first.next('hello');
    const [run, number] = first.lastId().split('.');
    for (let turn = 0; turn < 260; turn += 1) {
      // One after another: each is one message.
      // oxlint-disable-next-line no-await-in-loop
      await call('desk.set', { changes: { theme: turn % 2 === 0 ? 'dark' : 'light' } });
    }
    for (const odd of [
      `${run}.${number}`,
      '000000000000.0',
      `${run}.9999`,
      `${run}.`,
      `${run}.-1`,
      `${run}.1e0`,
      '7',
      'x',
    ]) {
      const late = await listen(host.port, 'one', { query: odd });
      await late.next('hello');
      expect(await late.next('change')).toMatchObject({ reload: true, vocabulary: true, desk: true });
      late.close();
    }
  });

  test('a number means nothing in another run', async () => {
    const [one, two] = [await newHost(), await newHost()];
    const first = await listen(one.host.port, 'one');
    await first.next('hello');
    const late = await listen(two.host.port, 'one', { query: first.lastId() });
    await late.next('hello');
    expect(await late.next('change')).toMatchObject({ reload: true });
  });

  test('a window too many is told so', async () => {
    const { host, ask } = await newHost();
    const open = await Promise.all(Array.from({ length: 64 }, (_, index) => listen(host.port, `w${index}`)));
    const refused = await ask('/api/changes');
    expect([refused.status, refused.json().error?.code]).toEqual([503, 'busy']);
    open[0]?.close();
    await expect.poll(async () => (await listen(host.port, 'again').catch(() => null)) !== null).toBe(true);
  });

  test('a host that ends still takes what a window had not sent yet, once the window is told', async () => {
    const { host, call } = await newHost();
    const stream = await listen(host.port, 'one');
    const closing = host.close();
    await stream.next('ending');
    expect((await call('desk.set', { changes: { theme: 'dark' } })).json()).toMatchObject({ ok: true });
    stream.close();
    await closing;
  });

  test('closing the host ends the streams', async () => {
    const { host } = await newHost();
    const stream = await listen(host.port, 'one');
    await host.close();
    await expect(stream.ended).resolves.toBeUndefined();
  });
});

describe('files', () => {
  test('a large body is written to disk and comes back by its handle', async () => {
    const { ask } = await newHost();
    const body = Buffer.alloc(20 * 1024 * 1024, 'entente ');
    const stored = await ask('/api/files', { method: 'POST', headers: { 'content-type': 'text/csv' }, body });
    const { handle, size } = stored.json().value as { handle: string; size: number };
    expect(size).toBe(body.length);
    const back = await ask(`/api/files/${handle}`);
    expect(back.text.length).toBe(body.length);
    expect(back.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    });
    expect((await ask(`/api/files/${handle}`, { token: null })).status).toBe(401);
  });

  test.each(['none', '..%2f..%2fetc%2fpasswd', '../../etc/passwd', ''])('no file “%s”', async (handle) => {
    const { ask } = await newHost();
    expect((await ask(`/api/files/${handle}`)).status).toBe(404);
  });
});
