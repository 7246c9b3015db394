// A PDF copy of a source is handed to the system's viewer, under a name that ends as viewers expect.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedDesktop } from './run-desktop.ts';
import { eventually, since, state } from './seen.ts';

const PDF = '%PDF-1.7\n1 0 obj';

interface Kept {
  readonly ok: boolean;
  readonly value: { readonly copy: string; readonly kind: string };
}

describe('a PDF copy', () => {
  const shared = sharedDesktop();

  it('is opened as a file of its own, whole, with its ending', async () => {
    const desktop = shared();
    const content = Buffer.from(PDF).toString('base64');
    const kept = await desktop.ask<Kept>({ is: 'page', command: 'copies.keep', payload: { content } });
    expect(kept).toMatchObject({ ok: true, value: { kind: 'pdf' } });
    // Or it is saved, by the system's own dialog.
    const url = `app://entente/copies/${kept.value.copy}`;
    expect(await desktop.ask({ is: 'download', url })).toBe(true);
    const before = await state(desktop);
    await desktop.ask({ is: 'page', command: 'copies.open', payload: { copy: kept.value.copy } });
    const now = await eventually(desktop, (found) => since(before, found, 'shell.openPath').length > 0);
    const path = String(since(before, now, 'shell.openPath')[0]?.args[0]);
    expect(path).toMatch(/\.pdf$/);
    expect(path.startsWith(desktop.folder)).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(PDF);
  });
});
