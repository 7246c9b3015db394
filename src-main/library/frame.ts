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

interface Head {
  readonly crc: string;
  readonly length: number;
  readonly bodyAt: number;
}

function headOf(line: Buffer): Head | null {
  const afterCrc = line.indexOf(SPACE);
  if (afterCrc !== 8) return null;
  const bodyAt = line.subarray(0, LONGEST_HEAD).indexOf(SPACE, afterCrc + 1) + 1;
  const head = bodyAt === 0 ? null : HEAD.exec(line.toString('latin1', 0, bodyAt));
  return head?.[1] === undefined ? null : { crc: head[1], length: Number(head[2]), bodyAt };
}

/** Bytes that a frame says it has, without its newline; null where a line does not begin with a frame's head. */
export function frameLength(line: Buffer): number | null {
  const head = headOf(line);
  return head && head.bodyAt + head.length;
}

/** The JSON text of a framed line (without its newline), or why it is not one. */
export function decodeFrame(line: Buffer): { readonly json: string } | { readonly problem: string } {
  const head = headOf(line);
  if (head === null) return { problem: 'it has no checksum and length' };
  const body = line.subarray(head.bodyAt);
  if (body.length !== head.length) return { problem: `it is ${body.length} bytes long instead of ${head.length}` };
  if (checksum(body) !== head.crc) return { problem: 'its checksum does not match' };
  return { json: body.toString('utf8') };
}
