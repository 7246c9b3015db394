// What tests of readers share: a reader run over text or bytes, with its items sorted.
import { translator } from '../../../data/i18n/t.ts';
import type { NewEvent } from '../../../data/event.ts';
import type { Reader, ReadItem, ReadOptions } from '../../../src-main/interchange/format.ts';
import { bytesMaterial, sampleOf, textMaterial } from '../../../src-main/interchange/material.ts';
import { recognise } from '../../../src-main/interchange/registry.ts';

export const OPTIONS: ReadOptions = { t: translator('en'), language: 'en' };

export interface ReadAll {
  readonly items: readonly ReadItem[];
  readonly events: readonly NewEvent[];
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
}

/** Everything a reader makes of text or bytes. */
export async function readAll(
  reader: Reader,
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  name = 'file',
): Promise<ReadAll> {
  const material = typeof content === 'string' ? textMaterial(name, content) : bytesMaterial(name, content);
  const items: ReadItem[] = [];
  for await (const item of reader.read(material, { ...OPTIONS, ...options })) items.push(item);
  return {
    items,
    events: items.flatMap((item) => (item.is === 'event' ? [item.event] : [])),
    refused: items.flatMap((item) => (item.is === 'refused' ? [{ row: item.row, reason: item.reason }] : [])),
  };
}

/** The id of the reader that takes a file by its content. */
export async function recognised(content: string | Uint8Array, name = 'file'): Promise<string | undefined> {
  const material = typeof content === 'string' ? textMaterial(name, content) : bytesMaterial(name, content);
  return recognise(await sampleOf(material))?.id;
}
