// Files that come in pieces over commands, onto the shelf: for a host that has no HTTP of its own.
// A few at a time; one that stops coming is dropped by the shelf.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { fail, ok, type Result } from '../../data/result.ts';
import type { Shelf, Shelved } from './shelf.ts';

interface Upload {
  readonly stream: PassThrough;
  readonly received: Promise<Result<Shelved>>;
  size: number;
}

export interface Piece {
  readonly upload?: string | undefined;
  /** Base64. */
  readonly content: string;
  readonly last: boolean;
}

export interface Sent {
  readonly upload: string;
  readonly handle: string | null;
  readonly size: number;
}

const MOST = 8;

/** Takes pieces in; fails with `not-found` for an upload that is gone, with `busy`, or as the shelf does. */
export function createUploads(shelf: Shelf): (piece: Piece) => Promise<Result<Sent>> {
  const open = new Map<string, Upload>();

  const begin = (): string | null => {
    if (open.size >= MOST) return null;
    const id = randomUUID();
    const stream = new PassThrough();
    const received = shelf.receive(stream);
    open.set(id, { stream, received, size: 0 });
    void received.then(() => open.delete(id));
    return id;
  };

  return async ({ upload, content, last }) => {
    const id = upload ?? begin();
    if (id === null) return fail('busy', 'Too many files are on their way. Try again later.');
    const found = open.get(id);
    if (!found) return fail('not-found', 'This upload is gone; begin again.');
    const bytes = Buffer.from(content, 'base64');
    found.size += bytes.length;
    if (!found.stream.write(bytes)) {
      // Either there is room again, or the shelf has refused it meanwhile.
      await Promise.race([once(found.stream, 'drain'), found.received]);
    }
    if (!last) return ok({ upload: id, handle: null, size: found.size });
    found.stream.end();
    const received = await found.received;
    return received.ok ? ok({ upload: id, handle: received.value.handle, size: received.value.size }) : received;
  };
}
