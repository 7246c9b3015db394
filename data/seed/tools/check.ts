// npm run seed:check — checks the curated library as it is shipped; exit 1 names every problem.
import { loadSeed } from '../index.ts';
import { checkSeed } from './check-seed.ts';

const { events, vocabulary } = loadSeed();
const problems = checkSeed(events, vocabulary);
for (const problem of problems) process.stderr.write(`${problem}\n`);
const sources = events.reduce((sum, event) => sum + event.sources.length, 0);
const links = events.flatMap((event) => event.links);
const unverified = events.filter((event) => !event.verified).length;
process.stdout.write(
  `${events.length} events, ${unverified} unverified, ${sources} sources, ${links.length} links ` +
    `(${links.filter((link) => link.type).length} typed), ${vocabulary.actors.length} actors: ` +
    `${problems.length === 0 ? 'all in order' : `${problems.length} problems`}\n`,
);
process.exit(problems.length === 0 ? 0 : 1);
