// Every format that Entente reads or writes, each in a file of its own. Dialogs and the command line go by these lists.
// A format that is both read and written has one id.
import { csvReader } from './csv.ts';
import type { Reader, Sample } from './format.ts';
import { gdeltReader } from './gdelt.ts';
import { icsReader } from './ics.ts';
import { jsonReader } from './json.ts';
import { jsonLinesReader } from './json-lines.ts';
import { timelineJsReader } from './timelinejs.ts';
import { timelineJsSheetReader } from './timelinejs-sheet.ts';
import { xlsxReader } from './xlsx.ts';

export { WRITERS, writerOf } from './out/writers.ts';

/** What can be read; where two are equally sure of a material, the earlier one has it. */
export const READERS: readonly Reader[] = [
  jsonReader,
  jsonLinesReader,
  timelineJsReader,
  timelineJsSheetReader,
  icsReader,
  gdeltReader,
  csvReader,
  xlsxReader,
];

export const readerOf = (id: string): Reader | undefined => READERS.find((reader) => reader.id === id);

/** The reader that is surest of a material; undefined where none is. */
export function recognise(sample: Sample): Reader | undefined {
  let best: Reader | undefined;
  let surest = 0;
  for (const reader of READERS) {
    const sure = reader.recognise(sample);
    if (sure > surest) [best, surest] = [reader, sure];
  }
  return best;
}
