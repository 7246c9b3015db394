// Showing files: those of the library, and no others on the computer.
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openService } from '../../../src-main/start/open.ts';
import { newFolder } from '../hosts.ts';

describe('library.reveal', () => {
  test.each([
    ['db.json', true],
    ['backups', true],
    ['../elsewhere', false],
    ['/etc/passwd', false],
    ['..', false],
    ['backups/../../x', false],
  ])('%s: %s', async (file, shown) => {
    const seen: string[] = [];
    const show = async (path: string): Promise<boolean> => seen.push(path) > 0;
    const folder = join(newFolder(), 'library');
    const log = (): void => undefined;
    const common = { library: folder, readOnly: false, appVersion: 'test', log, by: 'test', show };
    const opened = await openService({ ...common, root: folder, openFile: async () => true });
    if (!opened.ok) throw new Error(opened.error.message);
    onTestFinished(() => opened.value.close());
    const answer = await opened.value.service.dispatch('library.reveal', { file });
    expect(answer.ok).toBe(shown);
    expect(seen).toEqual(shown ? [join(opened.value.folder, file)] : []);
  });
});
