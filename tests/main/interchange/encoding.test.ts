import { assert, asyncProperty, integer, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encoded } from './encoded.ts';
import { decodeStream, detectEncoding, type Encoding } from '../../../src-main/interchange/encoding.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decoded(bytes: Uint8Array, size = 7): Promise<{ encoding: Encoding; text: string }> {
  const found = await detectEncoding(inPieces(bytes, size));
  let text = '';
  for await (const piece of decodeStream(inPieces(bytes, size), found)) text += piece;
  return { encoding: found.encoding, text };
}

const FRENCH = 'La rencontre de Pékin : « terrains d’entente », a déclaré le secrétaire d’État – à la fin de l’été…';
const CHINESE = '国务卿布林肯访问中国，双方就台湾、经贸和人权问题交换了意见。\n会谈持续了七个小时。';

describe('the encoding of a file', () => {
  it.each([
    [FRENCH, 'utf-8'],
    [FRENCH, 'windows-1252'],
    [FRENCH, 'macintosh'],
    ['Téléphone à l’été', 'macintosh'],
    [FRENCH.replaceAll(/[’…–]/g, '-'), 'windows-1252'],
    [CHINESE, 'gb18030'],
    ['國務卿布林肯訪問中國，雙方就臺灣、經貿和人權問題交換了意見。', 'big5'],
    ['date,title\n2023-06-19,Blinken in Beijing', 'utf-16le'],
    ['date,title\n2023-06-19,Blinken in Beijing', 'utf-16be'],
  ] as const)('%s in %s', async (text, encoding) => {
    expect(await decoded(encoded(text, encoding))).toEqual({ encoding, text });
  });

  it('goes by the byte order mark, and drops it', async () => {
    for (const [name, mark] of [
      ['utf-8', [0xef, 0xbb, 0xbf]],
      ['utf-16le', [0xff, 0xfe]],
      ['utf-16be', [0xfe, 0xff]],
    ] as const) {
      const bytes = new Uint8Array([...mark, ...encoded(CHINESE, name)]);
      expect((await decoded(bytes)).text).toBe(CHINESE);
    }
  });

  it('finds the one bad byte at the end of a long file', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('plain text\n'.repeat(1_000)), 0x63, 0x61, 0x66, 0xe9]);
    expect((await decoded(bytes, 64)).text.slice(-4)).toBe('café');
  });

  it('reads UTF-8 with a torn character as UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(CHINESE.repeat(4)), 0xe4, 0x0a]);
    expect((await decoded(bytes)).encoding).toBe('utf-8');
  });

  it('reads back any UTF-8, however it is cut', async () => {
    await assert(
      asyncProperty(
        string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/[\0\ufeff\ufffe]/.test(text)),
        integer({ min: 1, max: 9 }),
        async (text, size) => {
          expect((await decoded(new TextEncoder().encode(text), size)).text).toBe(text);
        },
      ),
    );
  });
});
