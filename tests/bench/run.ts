// `npm run bench`: what things cost, as Markdown on stdout and as JSON in out/bench.json. Nothing here is a test.
//   npm run bench -- [timeline] [library] [search] [--quick]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchLibrary } from './library.ts';
import { machine } from './numbers.ts';
import { benchTimeline } from './timeline.ts';

const root = resolve(import.meta.dirname, '../..');
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const chosen = args.filter((arg) => !arg.startsWith('--'));
const wanted = (name: string): boolean => chosen.length === 0 || chosen.includes(name);

const results: Record<string, unknown> = { machine: machine(), at: new Date().toISOString() };
process.stdout.write(`${machine()}\n\n`);
if (wanted('timeline')) {
  const { figures, markdown } = await benchTimeline(quick);
  results['timeline'] = figures;
  process.stdout.write(`${markdown}\n\n`);
}
if (wanted('library')) {
  const { figures, markdown } = await benchLibrary(quick);
  results['library'] = figures;
  process.stdout.write(`${markdown}\n\n`);
}
mkdirSync(join(root, 'out'), { recursive: true });
writeFileSync(join(root, 'out', 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
