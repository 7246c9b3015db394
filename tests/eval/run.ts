// Measures article → event on short articles with labels: npm run eval:articles [-- --misses] [tuning|held-out]
// Date accuracy (the first proposal is the label), topic F1 (of those proposed), actor recall, by language and half.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadSeed } from '../../data/seed/index.ts';
import { isSure, proposeEvent } from '../../src-main/interchange/article/propose.ts';

interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly date: string;
  readonly topics: readonly string[];
  readonly actors: readonly string[];
}

const list = (text: string): string[] => (text === '-' ? [] : text.split(',').map((part) => part.trim()));

/** Articles of a file: a line of labels, then the text up to the next. */
function articlesOf(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n');
      const [id = '', ...facts] = head.split('|').map((fact) => fact.trim());
      const fact = (name: string): string =>
        facts.find((one) => one.startsWith(`${name} `))?.slice(name.length + 1) ?? '-';
      return {
        id,
        text: lines.join('\n').trim(),
        date: fact('date'),
        topics: list(fact('topics')),
        actors: list(fact('actors')),
      };
    });
}

interface Tally {
  articles: number;
  dates: number;
  hits: number;
  proposed: number;
  labelled: number;
  actors: number;
  named: number;
}

const halves = process.argv.includes('tuning')
  ? ['tuning']
  : process.argv.includes('held-out')
    ? ['held-out']
    : ['tuning', 'held-out'];
const misses = process.argv.includes('--misses');
const { vocabulary } = loadSeed();
const print = (text: string): void => void process.stdout.write(`${text}\n`);

for (const half of halves) {
  print(`\n${half}\n  language  articles  date accuracy  topic F1  actor recall`);
  const total = empty();
  for (const file of readdirSync(resolve(import.meta.dirname, half)).toSorted()) {
    const tally = empty();
    for (const article of articlesOf(resolve(import.meta.dirname, half, file))) measure(article, tally);
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
    print(row(file.replace('.txt', ''), tally));
  }
  print(row('all', total));
}

function empty(): Tally {
  return { articles: 0, dates: 0, hits: 0, proposed: 0, labelled: 0, actors: 0, named: 0 };
}

function measure(article: Labelled, tally: Tally): void {
  const proposal = proposeEvent(article.text, vocabulary);
  const date = proposal.dates.dates[0]?.edtf ?? '';
  const topics = proposal.topics.filter(isSure).map(({ id }) => id);
  const actors = new Set(proposal.actors.map(({ id }) => id));
  const hits = topics.filter((id) => article.topics.includes(id));
  tally.articles += 1;
  tally.dates += date === article.date ? 1 : 0;
  tally.hits += hits.length;
  tally.proposed += topics.length;
  tally.labelled += article.topics.length;
  tally.named += article.actors.length;
  tally.actors += article.actors.filter((id) => actors.has(id)).length;
  if (!misses) return;
  const wrong: string[] = [];
  if (date !== article.date)
    wrong.push(`date ${date} for ${article.date} (own ${proposal.dates.published?.edtf ?? 'none'})`);
  const extra = topics.filter((id) => !article.topics.includes(id));
  const missing = article.topics.filter((id) => !topics.includes(id));
  if (extra.length + missing.length > 0) wrong.push(`topics +${extra.join(',')} -${missing.join(',')}`);
  const unnamed = article.actors.filter((id) => !actors.has(id));
  if (unnamed.length > 0) wrong.push(`actors -${unnamed.join(',')}`);
  if (wrong.length > 0) print(`    ${article.id}: ${wrong.join('; ')}`);
}

function row(name: string, { articles, dates, hits, proposed, labelled, actors, named }: Tally): string {
  const [precision, recall] = [hits / proposed, hits / labelled];
  const f1 = (2 * precision * recall) / (precision + recall);
  const cells = [name, articles, dates / articles, f1, actors / named];
  return `  ${cells.map((cell) => (typeof cell === 'number' && !Number.isInteger(cell) ? cell.toFixed(2) : String(cell)).padEnd(12)).join('')}`;
}
