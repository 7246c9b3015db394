// Local copies through the commands of the contract, and addresses that are cited already.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../data/limits.ts';
import { newService, type Served } from '../hosts.ts';

const base64 = (content: string | Buffer): string => Buffer.from(content).toString('base64');
const keep = ({ service }: Served, content: string | Buffer) =>
  service.dispatch('copies.keep', { content: base64(content) });

describe('keeping a copy', () => {
  test.each([
    ['a page', '<!doctype html><p>Readout</p>', 'html'],
    ['pasted text', '会谈坦诚、深入', 'text'],
    ['a PDF file', '%PDF-1.7\n1 0 obj', 'pdf'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), 'image'],
  ])('%s is kept under its digest, and described', async (_what, content, kind) => {
    const served = await newService();
    const bytes = Buffer.from(content);
    const copy = createHash('sha256').update(bytes).digest('hex');
    expect(await keep(served, content)).toEqual({ ok: true, value: { copy, size: bytes.length, kind } });
    expect(readFileSync(join(served.library.folder, 'copies', copy))).toEqual(bytes);
    const described = await served.service.dispatch('copies.describe', { copy });
    expect(described).toEqual({ ok: true, value: { size: bytes.length, kind } });
  });

  test.each([
    ['a program', base64(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1])), 'invalid'],
    ['nothing', '', 'invalid'],
    ['no base64', 'ä', 'invalid'],
    ['too much', base64(Buffer.alloc(LIMITS.copy + 3, 'a')), 'invalid'],
    ['a little too much', base64(Buffer.alloc(LIMITS.copy + 1, 'a')), 'too-large'],
  ])('%s is refused, and says why', async (_what, content, code) => {
    const { service, bugs } = await newService();
    expect(await service.dispatch('copies.keep', { content })).toMatchObject({ ok: false, error: { code } });
    expect(bugs).toEqual([]);
  });

  test('the largest is taken', async () => {
    const served = await newService();
    expect(await keep(served, Buffer.alloc(LIMITS.copy, 'a'))).toMatchObject({ ok: true });
  });

  test('not into a library that is open for reading only', async () => {
    const { library } = await newService();
    const reader = await newService(library.folder, true);
    expect(await keep(reader, 'text')).toMatchObject({ ok: false, error: { code: 'read-only' } });
  });

  test('only a PDF file is handed to the system, and a host without a screen says what to do', async () => {
    const served = await newService();
    await keep(served, '<!doctype html><script>alert(1)</script>');
    const page = createHash('sha256').update('<!doctype html><script>alert(1)</script>').digest('hex');
    const open = (copy: string) => served.service.dispatch('copies.open', { copy });
    expect(await open(page)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    await keep(served, '%PDF-1.7');
    const pdf = createHash('sha256').update('%PDF-1.7').digest('hex');
    expect(await open(pdf)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await open('0'.repeat(64))).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

test('events that cite an address are found however it is written, also in readouts and claims', async () => {
  const { service } = await newService();
  const source = { title: 'A readout', url: 'https://www.state.gov/readout/?utm_source=mail' };
  const add = (id: string, event: object) =>
    service.dispatch('events.add', { event: { id, title: id, date: '2024', ...event } });
  await add('one', { sources: [source] });
  await add('two', { readouts: { us: { summary: 'Frank', source }, cn: null } });
  await add('three', { claims: [{ subject: 'Length', versions: [{ text: 'Long', source }] }] });
  await add('four', { sources: [{ title: 'Another', url: 'https://www.state.gov/another' }] });
  const citing = await service.dispatch('sources.citing', { url: 'http://state.gov/readout', except: 'one' });
  expect(citing).toMatchObject({ ok: true, value: { total: 2, events: [{ id: 'two' }, { id: 'three' }] } });
});
