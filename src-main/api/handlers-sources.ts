// The commands for sources: local copies kept, described and handed to the system; addresses that are cited already.
// What a copy is, is told by its content, never by the name it came with.
import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Event } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { fail, ok } from '../../data/result.ts';
import { comparableAddress } from '../../data/same-address.ts';
import { sourcesIn } from '../library/copies.ts';
import type { LibraryStore } from '../library/store.ts';
import type { CommandOutput } from './contract.ts';
import { findCopy, kindOf } from './copies.ts';
import type { Handlers } from './handlers.ts';
import type { KeepingOptions } from './handlers-keeping.ts';
import { FILES_PREFIX } from './shelf.ts';

type Kind = CommandOutput<'copies.keep'>['kind'];
type Names = 'copies.keep' | 'copies.describe' | 'copies.open' | 'sources.citing';

const NOT_THERE = fail('not-found', 'This copy is not in the library’s folder any more.', [
  { path: 'copy', message: 'There is no such copy.' },
]);

const MOST_CITING = 5;

export function sourcesHandlers(
  library: LibraryStore,
  { openFile }: Pick<KeepingOptions, 'openFile'>,
): Pick<Handlers, Names> {
  return {
    'copies.keep': async ({ content }) => {
      const bytes = Buffer.from(content, 'base64');
      if (bytes.length === 0) return refused('There is nothing in this file.');
      if (bytes.length > LIMITS.copy) {
        return fail('too-large', `A copy has at most ${LIMITS.copy / 2 ** 20} MB.`);
      }
      const kind = shownAs(kindOf(bytes.subarray(0, 1_024)).type);
      if (kind === null) return refused('Only web pages, text, PDF files and pictures can be kept as copies.');
      const kept = await library.keepCopy(bytes);
      return kept.ok ? ok({ copy: kept.value, size: bytes.length, kind }) : kept;
    },
    'copies.describe': async ({ copy }) => {
      const found = await findCopy(library.folder, copy);
      return found ? ok({ size: found.size, kind: shownAs(found.headers['content-type'] ?? '') }) : NOT_THERE;
    },
    'copies.open': async ({ copy }) => {
      const found = await findCopy(library.folder, copy);
      if (!found) return NOT_THERE;
      // A page opened by the system would run its scripts as a file of this computer.
      if (shownAs(found.headers['content-type'] ?? '') !== 'pdf') return refused('Only PDF files are handed on.');
      // Systems choose their viewer by the ending, which the library's own name has not.
      const folder = await mkdtemp(join(tmpdir(), FILES_PREFIX));
      const file = join(folder, `${copy.slice(0, 12)}.pdf`);
      await copyFile(found.file, file);
      return (await openFile(file))
        ? ok({})
        : fail('forbidden', 'No PDF viewer could be started here. Save the file and open it yourself.');
    },
    'sources.citing': ({ url, except }) => {
      const wanted = comparableAddress(url);
      const citing: Event[] = [];
      for (const event of library.events()) {
        if (event.id !== except && addressesOf(event).includes(wanted)) citing.push(event);
      }
      const events = citing.slice(0, MOST_CITING).map(({ id, title, date }) => ({ id, title, date }));
      return ok({ total: citing.length, events });
    },
  };
}

const refused = (message: string) => fail('invalid', message, [{ path: 'content', message }]);

function shownAs(type: string): Kind | null {
  if (type.startsWith('text/html')) return 'html';
  if (type.startsWith('text/plain')) return 'text';
  if (type.startsWith('image/')) return 'image';
  return type === 'application/pdf' ? 'pdf' : null;
}

// Stored events are replaced, never changed, so each is looked through once.
const made = new WeakMap<Event, readonly string[]>();

function addressesOf(event: Event): readonly string[] {
  const known = made.get(event);
  if (known) return known;
  const addresses = [...sourcesIn(event)].flatMap(([, { url }]) => (url === undefined ? [] : comparableAddress(url)));
  made.set(event, addresses);
  return addresses;
}
