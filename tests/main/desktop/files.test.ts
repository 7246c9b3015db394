// Files too large for a command, in the desktop host: taken at the page's own address, and given back by their handle.
import { describe, expect, it } from 'vitest';
import { sharedDesktop } from './run-desktop.ts';

interface Fetched {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const shared = sharedDesktop();
const fetched = (url: string, more: { method?: string; body?: string } = {}): Promise<Fetched> =>
  shared().ask<Fetched>({ is: 'fetch', url, ...more });

describe('the shelf', () => {
  it('takes a file and gives it back whole', async () => {
    const sent = await fetched('app://entente/api/files', { method: 'POST', body: 'date,title\n2024,Été' });
    expect(sent.status).toBe(200);
    const { value } = JSON.parse(sent.body) as { value: { handle: string; size: number } };
    expect(value.size).toBe(Buffer.byteLength('date,title\n2024,Été'));
    const got = await fetched(`app://entente/api/files/${value.handle}`);
    expect(got).toMatchObject({ status: 200, body: 'date,title\n2024,Été' });
    expect(got.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    });
  });

  it('gives what the host made under its name', async () => {
    const made = await shared().ask<{ value: { handle: string; name: string } }>({
      is: 'page',
      command: 'library.saveCopy',
      payload: {},
    });
    const got = await fetched(`app://entente/api/files/${made.value.handle}`, { method: 'HEAD' });
    expect(got.status).toBe(200);
    expect(got.headers['content-disposition']).toContain(encodeURIComponent(made.value.name));
  });

  it('has nothing under a handle that is none, nor for another host of the scheme', async () => {
    expect((await fetched('app://entente/api/files/0123456789abcdef')).status).toBe(404);
    expect((await fetched('app://entente/api/files/..%2f..%2fpackage.json')).status).toBe(404);
    expect((await fetched('app://elsewhere/api/files', { method: 'POST', body: 'x' })).status).toBeGreaterThan(400);
    expect((await fetched('app://entente/api/library.describe', { method: 'POST', body: '{}' })).status).toBe(405);
  });
});
