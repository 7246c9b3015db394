// Rebuilds data/seed/events.json and actors.json from a folder of research: npm run seed:build -- DIR
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from '../../zod.ts';
import { convert } from './convert.ts';
import { readOverlay } from './overlay.ts';
import { researchEventSchema, researchReadoutSchema } from './research.ts';

/** One entry a line, so that git and diff read it. */
export function oneALine(entries: readonly unknown[]): string {
  return `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`;
}

/** The files of the curated library, made from a research folder; by name. */
export function build(folder: string): Readonly<Record<'events.json' | 'actors.json', string>> {
  const read = (name: string): unknown => JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
  const overlay = readOverlay();
  const research = z.array(researchEventSchema).parse(read('events.json'));
  const readouts = z.array(researchReadoutSchema).parse(read('readouts.json'));
  return {
    'events.json': oneALine(convert(research, readouts, overlay)),
    'actors.json': oneALine(overlay.actors),
  };
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2];
  if (!folder) {
    process.stderr.write('Say where the research is: npm run seed:build -- DIR\n');
    process.exit(2);
  }
  for (const [name, text] of Object.entries(build(folder)))
    writeFileSync(resolve(import.meta.dirname, '..', name), text);
}
