// Reads a file line by line in bounded memory, as bytes: checksums are over bytes, not over text.
// Used for journals and snapshots; a line may be longer than the chunk that is read at a time.
import type { OpenFile } from './files.ts';

/** One line without its newline. `ended` is false for a last line that has no newline. */
export interface Line {
  readonly bytes: Buffer;
  /** Offset of its first byte in the file. */
  readonly offset: number;
  readonly ended: boolean;
}

const NEWLINE = 10;

/**
 * Yields the lines from `offset` to the end. The bytes of a line are valid only until the next one is asked for.
 * @param chunkSize bytes read at a time.
 */
export async function* readLines(file: OpenFile, offset = 0, chunkSize = 1 << 20): AsyncGenerator<Line> {
  let held: Buffer = Buffer.alloc(0);
  let heldAt = offset;
  let position = offset;
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkSize);
    const read = await file.read(chunk, position);
    if (read === 0) break;
    position += read;
    const fresh = chunk.subarray(0, read);
    const searchFrom = held.length;
    held = searchFrom === 0 ? fresh : Buffer.concat([held, fresh]);
    let from = 0;
    let end = held.indexOf(NEWLINE, searchFrom);
    while (end !== -1) {
      yield { bytes: held.subarray(from, end), offset: heldAt + from, ended: true };
      from = end + 1;
      end = held.indexOf(NEWLINE, from);
    }
    held = held.subarray(from);
    heldAt += from;
  }
  if (held.length > 0) yield { bytes: held, offset: heldAt, ended: false };
}
