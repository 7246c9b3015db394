// JSON Lines: one event of ours a line, after a line with the format's name and the vocabulary where they are known.
// Read in a stream, so that its size does not matter.
import { type Reader, type ReadItem, type ReadOptions, Unreadable } from './format.ts';
import { linesOf } from './lines.ts';
import { textOf } from './material.ts';
import { isObject, OWN_FORMAT, OWN_VERSION, readOwnEntries, readOwnEvent } from './own-events.ts';

export const jsonLinesReader: Reader = {
  id: 'jsonl',
  name: 'JSON Lines',
  extensions: ['jsonl', 'ndjson'],
  recognise({ name, text }) {
    const [first = '', second = ''] = text.trimStart().split(/\r?\n/, 2);
    if (!isRecord(first)) return 0;
    if (first.includes(`"${OWN_FORMAT}"`)) return second === '' || isRecord(second) ? 0.98 : 0;
    return isRecord(second) ? 0.9 : /\.(?:jsonl|ndjson)$/i.test(name) ? 0.9 : 0;
  },
  async *read(material, options) {
    const { t } = options;
    let row = 0;
    for await (const { text, cut } of linesOf(textOf(material, options))) {
      if (text.trim() === '') continue;
      if (cut) {
        row += 1;
        yield { is: 'refused', row, reason: t('import.longLine') };
        continue;
      }
      const value = parsed(text);
      if (row === 0 && isObject(value) && value['format'] === OWN_FORMAT) yield* heading(value, options);
      else {
        row += 1;
        yield value === undefined
          ? { is: 'refused', row, reason: t('import.notJson') }
          : readOwnEvent(value, row, options);
      }
    }
  },
};

function* heading(value: Record<string, unknown>, { t }: ReadOptions): Generator<ReadItem> {
  const { version, vocabulary } = value;
  if (typeof version === 'number' && version > OWN_VERSION) throw new Unreadable(t('import.newer', { version }));
  yield* readOwnEntries(vocabulary);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(line: string): boolean {
  return line.startsWith('{') && (line.trimEnd().endsWith('}') || line.length > 30_000) && line.includes('"');
}
