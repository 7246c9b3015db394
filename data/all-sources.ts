// Every source that an event rests on, each once: its own, then those of its readouts and of its competing claims.
// One that is named again by another address of the same page, or by the same title, is the same.
import type { Event, Source } from './event.ts';
import { comparableAddress } from './same-address.ts';

export function allSources({ sources, readouts, claims }: Pick<Event, 'sources' | 'readouts' | 'claims'>): Source[] {
  const further = [readouts?.us?.source, readouts?.cn?.source, ...claims.flatMap(versionSources)];
  const known = new Set(sources.map(keyOf));
  const others = further.filter((source): source is Source => {
    if (!source || known.has(keyOf(source))) return false;
    known.add(keyOf(source));
    return true;
  });
  return [...sources, ...others];
}

const versionSources = ({ versions }: Event['claims'][number]): Source[] => versions.map(({ source }) => source);

const keyOf = ({ title, url }: Source): string => (url === undefined ? `title ${title}` : comparableAddress(url));
