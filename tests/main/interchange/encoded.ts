// Text → bytes in old encodings, for fixtures: what TextDecoder reads, turned round.
import { decodeBytes, type Encoding } from '../../../src-main/interchange/encoding.ts';

const tables = new Map<Encoding, Map<string, readonly number[]>>();

/** The bytes of a text; a character that the encoding does not have is a bug of the test. */
export function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const table = tableOf(encoding);
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = table.get(character);
      if (!bytes) throw new Error(`${character} is not in ${encoding}`);
      return [...bytes];
    }),
  );
}

function tableOf(encoding: Encoding): Map<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const wide = encoding === 'gb18030' || encoding === 'big5';
  for (let first = 0; first < 256; first += 1) {
    const single = !wide || first < 0x80;
    for (let second = single ? -1 : 0x40; second < (single ? 0 : 0xff); second += 1) {
      const bytes = second < 0 ? [first] : [first, second];
      const character = decodeBytes(Uint8Array.from(bytes), encoding);
      if (Array.from(character).length === 1 && !table.has(character)) table.set(character, bytes);
    }
  }
  tables.set(encoding, table);
  return table;
}
