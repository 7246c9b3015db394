// Which character encoding bytes are in, and their text in a stream. BOMs first, then whether all of it is UTF-8,
// then which of the old encodings makes the likeliest text. Nothing is ever guessed from the file's name.

import { TextDecoder } from 'node:util';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh' | 'gb18030' | 'big5';

export interface Detected {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly bom: number;
  /** True where some bytes are no characters of the encoding and become U+FFFD. */
  readonly damaged: boolean;
}

/** What bytes of text there are around those that are not ASCII; enough to tell encodings apart. */
const EVIDENCE = 64 * 1024;

/**
 * Detects the encoding of a material in one pass, in memory that does not grow with it.
 * @param bytes the material from its start
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<Detected> {
  let head = new Uint8Array(0);
  let started = false;
  let utf8 = true;
  const strict = new TextDecoder('utf-8', { fatal: true });
  const evidence: Uint8Array[] = [];
  let gathered = 0;
  const look = (part: Uint8Array): void => {
    utf8 &&= decodes(strict, part);
    if (gathered >= EVIDENCE) return;
    for (const found of aroundHighBytes(part, EVIDENCE - gathered)) {
      evidence.push(found);
      gathered += found.length;
    }
  };
  for await (const chunk of bytes) {
    if (started) look(chunk);
    else {
      head = concat([head, chunk]);
      if (head.length < 4) continue;
      const marked = byMark(head) ?? byZeros(head);
      if (marked) return marked;
      started = true;
      look(head);
    }
    if (!utf8 && gathered >= EVIDENCE) break;
  }
  if (!started) {
    const marked = byMark(head);
    if (marked) return marked;
    look(head);
  }
  if (utf8 && finishes(strict)) return { encoding: 'utf-8', bom: 0, damaged: false };
  return likeliest(concat(evidence));
}

function byMark(bytes: Uint8Array): Detected | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: 3, damaged: false };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bom: 2, damaged: false };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bom: 2, damaged: false };
  return null;
}

/** UTF-16 without its mark: ASCII in it has a zero in every other byte. */
function byZeros(bytes: Uint8Array): Detected | null {
  const looked = Math.min(bytes.length, 2_000) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = looked / 2;
  if (odd > pairs * 0.3 && even < pairs * 0.05) return { encoding: 'utf-16le', bom: 0, damaged: false };
  if (even > pairs * 0.3 && odd < pairs * 0.05) return { encoding: 'utf-16be', bom: 0, damaged: false };
  return null;
}

function decodes(strict: TextDecoder, part: Uint8Array): boolean {
  try {
    strict.decode(part, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function finishes(strict: TextDecoder): boolean {
  try {
    strict.decode();
    return true;
  } catch {
    return false;
  }
}

/** Lines (or 400 bytes) that hold a byte over 0x7F: two-byte encodings are only in step from a line's start. */
function* aroundHighBytes(bytes: Uint8Array, most: number): Generator<Uint8Array> {
  let taken = 0;
  let at = 0;
  while (at < bytes.length && taken < most) {
    const high = bytes.findIndex((byte, index) => index >= at && byte > 0x7f);
    if (high < 0) return;
    const from = Math.max(at, bytes.lastIndexOf(0x0a, high) + 1, high - 400);
    const newline = bytes.indexOf(0x0a, high);
    const to = Math.min(newline < 0 ? bytes.length : newline + 1, high + 2_000);
    yield bytes.subarray(from, to);
    taken += to - from;
    at = to;
  }
}

// The commonest characters of Chinese prose; wrong decodings of the same bytes hardly ever meet them.
const COMMON_HAN = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据處這個國來時們說會發對經與關於為' +
    '的年月日中美',
);

// Letters with marks, quotes and dashes of Western European prose.
const WESTERN = /[éèêëàâäáãåçùûüúîïíôöóõñßœæøÉÈÀÂÇÊÔÖÜÄÅØŒ]/u;
// Letters that MacRoman has where Windows-1252 has its quotes: at a word's edge they are quotes.
const QUOTE_LIKE = /[ìíîïñó]/u;
const PUNCTUATION = /[’‘“”–—…«»€£°·•\u00a0§]/u;

function likeliest(bytes: Uint8Array): Detected {
  const scored = (['windows-1252', 'macintosh', 'gb18030', 'big5'] as const).map((encoding) => {
    const text = decodeBytes(bytes, encoding);
    return {
      encoding,
      score: scoreOf(text, encoding === 'gb18030' || encoding === 'big5'),
      damaged: text.includes('\ufffd'),
    };
  });
  const asUtf8 = new TextDecoder('utf-8').decode(bytes);
  const broken = asUtf8.split('\ufffd').length - 1;
  const whole = asUtf8.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  // A few torn characters in what is plainly UTF-8.
  if (whole > broken * 20) return { encoding: 'utf-8', bom: 0, damaged: true };
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  return best
    ? { encoding: best.encoding, bom: 0, damaged: best.damaged }
    : { encoding: 'utf-8', bom: 0, damaged: true };
}

/** Mean likelihood of the characters beyond ASCII: 1 as expected, negative where they make no text. */
function scoreOf(text: string, chinese: boolean): number {
  let score = 0;
  let count = 0;
  const characters = Array.from(text);
  for (const [at, character] of characters.entries()) {
    if (character <= '\x7f') continue;
    count += 1;
    score += chinese
      ? scoreHan(character)
      : scoreWestern(character, characters[at - 1] ?? '', characters[at + 1] ?? '');
  }
  return count === 0 ? 0 : score / count;
}

function scoreHan(character: string): number {
  if (COMMON_HAN.has(character)) return 2;
  if (/[\u4e00-\u9fff]/u.test(character)) return 0.25;
  if (/[\u3000-\u303f\uff00-\uffef“”‘’—…·]/u.test(character)) return 1;
  return character === '\ufffd' ? -5 : -1;
}

function scoreWestern(character: string, before: string, after: string): number {
  if (QUOTE_LIKE.test(character) && (!/\p{Ll}/u.test(before) || !/\p{Ll}/u.test(after))) return 0.2;
  if (WESTERN.test(character)) {
    // A capital in the middle of a word is a wrong decoding's.
    const inside = /\p{L}/u.test(before) && /\p{Ll}/u.test(before + after);
    return inside && /\p{Lu}/u.test(character) ? -2 : 1;
  }
  if (PUNCTUATION.test(character)) return 0.9;
  if (/[\u0080-\u009f\ufffd]/u.test(character)) return -3;
  return /\p{L}/u.test(character) ? -0.5 : -1;
}

/** The text of a material in a stream, without its byte order mark. */
export async function* decodeStream(
  bytes: AsyncIterable<Uint8Array>,
  { encoding }: Pick<Detected, 'encoding'>,
): AsyncGenerator<string> {
  // TextDecoder itself drops a mark of its own encoding.
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The text of bytes that are all here. Never in one call: Node 20 then takes windows-1252 for Latin-1. */
export function decodeBytes(bytes: Uint8Array, encoding: Encoding): string {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

/** One array of all. */
export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
