// Real files that nobody of this project wrote, read where they are: each gives the count that an independent parse of
// it found. The folder stands beside the project; elsewhere the test says that it was skipped.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileMaterial } from '../../../src-main/interchange/material.ts';
import { type Prepared, prepareImport } from '../../../src-main/interchange/prepare.ts';
import { OPTIONS } from './reading.ts';

const folder = resolve(import.meta.dirname, '../../../..', 'shared/fixtures/import');
const present = existsSync(resolve(folder, 'expected.json'));
if (!present) process.stderr.write('SKIPPED: the folder of real files to import is not beside the project.\n');

interface Expected {
  readonly dest: string;
  readonly n: number | string;
  readonly first: string;
  readonly last: string;
  readonly x: string;
}

const expected = present ? (JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as Expected[]) : [];
const NOTHING = { events: [], vocabulary: { topics: [], kinds: [], actors: [] } };

async function prepared(dest: string): Promise<Prepared | string> {
  const material = await fileMaterial(resolve(folder, dest));
  const result = await prepareImport(material, NOTHING, { ...OPTIONS, pair: 'any' });
  return result.ok ? result.value : result.error.message;
}

/** Records that the independent parse counts and Entente refuses, by file: their dates are outside its calendar. */
const OUTSIDE: Readonly<Record<string, number>> = {
  'timelinejs/compiled__examples__seventh_century.json': 21,
  'timelinejs/src__template__cosmo-mixed.json': 6,
  'timelinejs/src__template__eras.json': 20,
  // An end before its start.
  'timelinejs/website__examples__example.json': 1,
  'ics/daily-count-exdate-recurrence-id.ics': 1,
  'csv/HUGGO_env_reconciled_nonutf8.csv': 5,
  'csv/civilizations_BCE.csv': 32,
  // A start that is the words “Next Year”.
  'ics/test1_lanyrd_CRLF.ics': 1,
  // Days on which the table says nothing but the date.
  'csv/wuhan_global_statistics_zhdates.csv': 9,
};

const events = expected.filter(({ dest, n }) => typeof n === 'number' && !dest.startsWith('peers/'));

describe.skipIf(!present)('real files', () => {
  it.each(events.filter(({ n }) => n !== 0))('$dest: $n events', async ({ dest, n, first, last, x }) => {
    const read = await prepared(dest);
    if (typeof read === 'string') throw new Error(read);
    const refused = OUTSIDE[dest] ?? 0;
    expect(read.added).toBe(Number(n) - refused);
    expect(read.added + read.merged).toBe(read.events.length - read.repeats + read.merged);
    // Whatever else the file holds is refused with its row and a reason.
    const undated = Number(/(\d+) rows without a parsable start/.exec(x)?.[1] ?? 0);
    expect(read.refused).toHaveLength(refused + undated);
    for (const { row, reason } of read.refused) expect([row > 0, reason.length > 3]).toEqual([true, true]);
    if (refused === 0) expect([read.first, read.last]).toEqual([first, last]);
  });

  it.each(events.filter(({ n }) => n === 0))('$dest: no event, and no crash', async ({ dest }) => {
    const read = await prepared(dest);
    if (typeof read !== 'string') {
      expect(read.added).toBe(0);
      expect(read.table === null || read.table.mapping === null).toBe(true);
    } else expect(read).not.toBe('');
  });

  it.each(expected.filter(({ dest }) => dest.startsWith('peers/')))('$dest is refused by name', async ({ dest }) => {
    expect(await prepared(dest)).toMatch(/SIMILE|Markwhen|vis-timeline|chinatimeline/);
  });

  it.each(expected.filter(({ n }) => typeof n === 'string'))('$dest is no table of events', async ({ dest }) => {
    const read = await prepared(dest);
    expect(typeof read === 'string' || read.table?.mapping === null).toBe(true);
  });
});
