// What leaves comes back: import after export is the same events, exactly for our own formats.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../data/event.ts';
import { newEventSchema } from '../../../../data/event.ts';
import { translator } from '../../../../data/i18n/t.ts';
import type { Reader, ReadItem, Writer } from '../../../../src-main/interchange/format.ts';
import { readerOf, recognise, writerOf } from '../../../../src-main/interchange/registry.ts';
import { EVENTS, VOCABULARY, written } from './helpers.ts';

function formatOf(id: string): { reader: Reader; writer: Writer } {
  const reader = readerOf(id);
  const writer = writerOf(id);
  if (!reader || !writer) throw new Error(`${id} is not both read and written.`);
  return { reader, writer };
}

async function readBack(reader: Reader, text: string, name: string): Promise<ReadItem[]> {
  const bytes = new TextEncoder().encode(text);
  const material = {
    name,
    size: bytes.length,
    async *bytes() {
      yield bytes;
    },
  };
  const items: ReadItem[] = [];
  for await (const item of reader.read(material, { t: translator('en'), language: 'en' })) items.push(item);
  return items;
}

/** An event without the stamps of the library that it left. */
function unstamped(event: Event): unknown {
  return Object.fromEntries(Object.entries(event).filter(([name]) => !['origin', 'created', 'updated'].includes(name)));
}

describe.each(['json', 'jsonl'])('%s', (id) => {
  it('is recognised, and comes back exactly, with the tables', async () => {
    const { reader, writer } = formatOf(id);
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const text = await written(writer, events, { notes: true });
        const bytes = new TextEncoder().encode(text.slice(0, 64 * 1024));
        const sample = { name: 'file', bytes, text: text.slice(0, 64 * 1024) };
        if (events.length > 0) expect(recognise(sample)?.id).toBe(id);
        const items = await readBack(reader, text, `file.${writer.extension}`);
        const read = items.filter((item) => item.is === 'event').map(({ event }) => newEventSchema.parse(event));
        expect(read).toEqual(events.map(unstamped));
        expect(items.filter((item) => item.is === 'refused')).toEqual([]);
        const topics = items.filter((item) => item.is === 'entry').filter(({ table }) => table === 'topics');
        expect(topics.map(({ entry }) => entry)).toEqual(VOCABULARY.topics);
      }),
    );
  });
});
