// `npm run bench`: what things cost, as Markdown on stdout and as JSON in out/bench.json. Nothing here is a test.
//   npm run bench -- [timeline] [library] [search] [table] [--quick]
// Of the timeline alone: [--sizes 1000,10000,100000,1000000] [--only entente|vis] [--frames 180]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchSearch, benchTable } from './desk.ts';
import { benchLibrary } from './library.ts';
import { machine } from './numbers.ts';
import { benchTimeline, timelineRuns, type Who } from './timeline.ts';

const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    only: { type: 'string' },
    frames: { type: 'string' },
  },
});

function sizesOf(text: string): number[] {
  const sizes = text.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    throw new Error(`--sizes ${text}: give whole numbers of events, separated by commas.`);
  }
  return sizes;
}

function whoOf(only: string | undefined): Who[] {
  if (only === undefined) return values.quick ? ['Entente'] : ['Entente', 'vis-timeline'];
  if (only === 'entente') return ['Entente'];
  if (only === 'vis') return ['vis-timeline'];
  throw new Error(`--only ${only}: give entente or vis.`);
}

const wanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const results: Record<string, unknown> = { machine: machine(), at: new Date().toISOString() };
/** After each part, so that one that fails does not cost what was had before it. */
function keep(name: string, figures: unknown, markdown: string): void {
  results[name] = figures;
  process.stdout.write(`${markdown}\n\n`);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out', 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
}

process.stdout.write(`${machine()}\n\n`);
if (wanted('timeline')) {
  const sizes = sizesOf(values.sizes ?? (values.quick ? '1000,100000' : '1000,10000,100000,1000000'));
  const frames = Number(values.frames ?? (values.quick ? 60 : 180));
  const { figures, targets, markdown } = await benchTimeline(timelineRuns(sizes, whoOf(values.only), frames));
  keep('timeline', { figures, targets }, markdown);
}
if (wanted('library')) {
  const { figures, markdown } = await benchLibrary(values.quick);
  keep('library', figures, markdown);
}
if (wanted('search')) {
  const { figures, markdown } = await benchSearch(values.quick);
  keep('search', figures, markdown);
}
if (wanted('table')) {
  const { figures, markdown } = await benchTable(values.quick);
  keep('table', figures, markdown);
}
