// The library's own copies of sources: found by digest alone, given out sandboxed, with the media type of their content.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COPY_POLICY, findCopy } from '../../../src-main/api/copies.ts';
import { keepCopy, newFolder, newHost } from '../hosts.ts';

const PAGE = '<!-- saved -->\n<!DOCTYPE html><title>x</title><script>alert(1)</script><style>p{color:red}</style>';

describe('a copy', () => {
  test.each([
    ['a page', PAGE, 'text/html; charset=utf-8', null],
    ['a page with a BOM', `\ufeff<html lang="zh">`, 'text/html; charset=utf-8', null],
    ['text', 'Readout of the call', 'text/plain; charset=utf-8', null],
    [
      'a drawing, which could carry script',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'text/plain; charset=utf-8',
      null,
    ],
    ['XML', '<?xml version="1.0"?><html/>', 'text/plain; charset=utf-8', null],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1'), 'image/png', null],
    ['a PDF file', '%PDF-1.7', 'application/pdf', 'pdf'],
    ['anything else', Buffer.from([1, 0, 2]), 'application/octet-stream', 'bin'],
    ['nothing', '', 'text/plain; charset=utf-8', null],
  ])('%s has the type of its content', async (_name, content, type, ending) => {
    const folder = newFolder();
    const name = keepCopy(folder, content);
    const copy = await findCopy(folder, name);
    expect(copy?.headers).toMatchObject({
      'content-type': type,
      'content-security-policy': COPY_POLICY,
      'x-content-type-options': 'nosniff',
    });
    expect(copy?.headers['content-disposition']).toBe(
      ending === null ? undefined : `attachment; filename="${name.slice(0, 12)}.${ending}"`,
    );
  });

  test('is of no origin, runs nothing and loads nothing', () => {
    expect(COPY_POLICY.split('; ')).toEqual([
      'sandbox',
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ]);
  });

  test.each(['', '..', '../db.json', 'db.json', 'A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}/`, '__proto__'])(
    'is not found by “%s”',
    async (name) => {
      const folder = newFolder();
      writeFileSync(join(folder, 'db.json'), '{}');
      keepCopy(folder, 'x');
      expect(await findCopy(folder, name)).toBeNull();
    },
  );

  test('that is a folder or a link that leads nowhere is not found', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'copies', 'a'.repeat(64)), { recursive: true });
    symlinkSync(join(folder, 'nowhere'), join(folder, 'copies', 'b'.repeat(64)));
    expect(await findCopy(folder, 'a'.repeat(64))).toBeNull();
    expect(await findCopy(folder, 'b'.repeat(64))).toBeNull();
  });
});

describe('GET /copies/…', () => {
  test('gives a copy to whoever was let in, and to nobody else', async () => {
    const { ask, library } = await newHost();
    const name = keepCopy(library.folder, PAGE);
    const answer = await ask(`/copies/${name}`);
    expect([answer.status, answer.text]).toEqual([200, PAGE]);
    expect(answer.headers).toMatchObject({
      'content-security-policy': COPY_POLICY,
      'cross-origin-resource-policy': 'same-origin',
      'content-length': String(PAGE.length),
    });
    expect((await ask(`/copies/${name}`, { token: null })).status).toBe(401);
    expect((await ask(`/copies/${name}`, { headers: { origin: 'http://evil.example' } })).status).toBe(403);
    expect((await ask(`/copies/${name}`, { method: 'HEAD' })).text).toBe('');
    expect((await ask(`/copies/${name}`, { method: 'POST' })).status).toBe(405);
  });

  test.each(['', 'x', '..%2fdb.json', '../db.json', 'a'.repeat(64)])('has nothing at “%s”', async (name) => {
    const { ask } = await newHost();
    expect((await ask(`/copies/${name}`)).status).toBe(404);
  });
});
