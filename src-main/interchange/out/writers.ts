// The formats that can be written, in the order of the dialog; the registry passes them on.
// Adding one is a file beside this one, its line here, and its test.
import type { Writer } from '../format.ts';
import { bibtexWriter } from './bibtex.ts';
import { cslJsonWriter } from './csl-json.ts';
import { csvWriter } from './csv.ts';
import { htmlWriter } from './html.ts';
import { icsWriter } from './ics.ts';
import { jsonLinesWriter, jsonWriter } from './json.ts';
import { markdownWriter } from './markdown.ts';
import { pageWriter } from './page.ts';
import { risWriter } from './ris.ts';
import { timelineJsWriter } from './timelinejs.ts';

export const WRITERS: readonly Writer[] = [
  csvWriter,
  jsonWriter,
  jsonLinesWriter,
  icsWriter,
  timelineJsWriter,
  bibtexWriter,
  risWriter,
  cslJsonWriter,
  markdownWriter,
  htmlWriter,
  pageWriter,
];

export const writerOf = (id: string): Writer | undefined => WRITERS.find((writer) => writer.id === id);
