// The table of mutants stays true: each line that it takes away is there, once, and each test file that it names exists.
// The table itself is run by `npm run test:mutants`.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { DESKTOP } from '../mutants/desktop.ts';
import { WEB } from '../mutants/web.ts';

const root = resolve(import.meta.dirname, '../..');

it.each([...DESKTOP, ...WEB])('$file: $guards', ({ file, find, replace, tests }) => {
  const times = readFileSync(join(root, file), 'utf8').split(find).length - 1;
  expect(times).toBe(1);
  expect(replace).not.toBe(find);
  expect(tests.filter((test) => !existsSync(join(root, test)))).toEqual([]);
});
