// One record of a journal as a line: CRC32 and length before the JSON, so that no broken line passes for a whole one.
// `1c291ca3 15 {"seq":1,…}\n`: eight hex digits of the CRC over the JSON's bytes, its length in bytes, the JSON.
import { crc32 } from 'node:zlib';

const HEAD = /^([0-9a-f]{8}) ([1-9]\d{0,9}) $/;
// Eight digits, a space, up to ten digits, a space.
const LONGEST_HEAD = 20;
const SPACE = 32;

/** CRC32 as eight lower-case hex digits; `from` continues an earlier one. */
export function checksum(bytes: Uint8Array, from = 0): string {
  return hexOf(crc32(bytes, from));
}

export const hexOf = (crc: number): string => crc.toString(16).padStart(8, '0');

/** Encodes one JSON text as a framed line, newline included. */
export function encodeFrame(json: string): Buffer {
  const body = Buffer.from(json, 'utf8');
  const head = `${checksum(body)} ${body.length} `;
  const frame = Buffer.allocUnsafe(head.length + body.length + 1);
  frame.write(head, 0, 'latin1');
  body.copy(frame, head.length);
  frame[frame.length - 1] = 10;
  return frame;
}

/** The JSON text of a framed line (without its newline), or why it is not one. */
export function decodeFrame(line: Buffer): { readonly json: string } | { readonly problem: string } {
  const afterCrc = line.indexOf(SPACE);
  const bodyAt = line.indexOf(SPACE, afterCrc + 1) + 1;
  if (afterCrc !== 8 || bodyAt === 0 || bodyAt > LONGEST_HEAD) return { problem: 'it has no checksum and length' };
  const head = HEAD.exec(line.toString('latin1', 0, bodyAt));
  if (!head) return { problem: 'it has no checksum and length' };
  const body = line.subarray(bodyAt);
  if (body.length !== Number(head[2])) return { problem: `it is ${body.length} bytes long instead of ${head[2]}` };
  if (checksum(body) !== head[1]) return { problem: 'its checksum does not match' };
  return { json: body.toString('utf8') };
}
