// Research + overlay → events of our own schema. Pure and deterministic: the same input gives the same bytes.
import { eventSchema, type Event, type Readouts, type Source } from '../../event.ts';
import type { Overlay } from './overlay.ts';
import type { ResearchEvent, ResearchReadout } from './research.ts';

/** When the curated events were made and last changed, as far as a library is concerned. */
const STAMP = '2026-06-01T00:00:00.000Z';
const FIRST_EVENT = '2023-06-18-blinken-beijing';

/** Converts every researched event. Throws with the event's id where something does not fit. */
export function convert(
  research: readonly ResearchEvent[],
  readouts: readonly ResearchReadout[],
  overlay: Overlay,
): Event[] {
  const actorIds = new Map<string, string>();
  for (const actor of overlay.actors) {
    for (const name of [...Object.values(actor.names), ...actor.aliases]) actorIds.set(name, actor.id);
  }
  const links = new Map<string, Event['links']>();
  for (const { from, ...link } of overlay.links) links.set(from, [...(links.get(from) ?? []), link]);
  const told = new Map(readouts.map((readout) => [readout.event, readout]));
  return research.map((found) => {
    const texts = overlay.texts[found.id];
    if (!texts) throw new Error(`${found.id} has no texts in the overlay.`);
    const review = overlay.review[found.id];
    const readout = told.get(found.id);
    const event = {
      id: found.id,
      date: found.date,
      title: {
        en: english(review?.title?.en ?? found.title.en),
        fr: french(review?.title?.fr ?? texts.titleFr ?? found.title.fr),
        zh: review?.title?.zh ?? texts.titleZh ?? found.title.zh,
      },
      summary: {
        en: english(review?.summary?.en ?? found.summary.en),
        fr: french(review?.summary?.fr ?? texts.summaryFr ?? found.summary.fr),
        zh: review?.summary?.zh ?? texts.summaryZh,
      },
      topics: found.topics,
      actors: [...new Set(found.actors.map((name) => known(actorIds, name, found.id)))],
      kind: found.kind,
      place: found.place && { ...found.place, name: placeName(found.place.name, overlay, found.id) },
      tone: found.tone,
      toneReason: {
        en: english(review?.toneReason?.en ?? found.toneReason),
        fr: french(texts.toneFr),
        zh: texts.toneZh,
      },
      importance: review?.importance ?? found.importance,
      tags: review?.tags ?? [],
      sources: withoutWeak(found.sources),
      readouts: readout ? readoutsOf(readout, overlay) : null,
      links: links.get(found.id) ?? [],
      verified: found.verified,
      origin: { by: 'curated' },
      created: STAMP,
      updated: STAMP,
    };
    return eventSchema.parse(found.id === FIRST_EVENT ? withFirst(event, overlay) : event);
  });
}

function withFirst<E extends { sources: Source[] }>(event: E, { first }: Overlay) {
  const { topics, articles, claims } = first;
  return { ...event, topics, articles, claims, sources: [...event.sources, ...first.sources] };
}

function known(ids: ReadonlyMap<string, string>, name: string, event: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`${event} names ${name}, who is not among the actors.`);
  return id;
}

function placeName(name: string, { places }: Overlay, event: string): { en: string; fr: string; zh: string } {
  const names = places[name];
  if (!names) throw new Error(`${event} is in ${name}, which is not among the places.`);
  return { en: name, ...names };
}

/** Reposts give way where the event has an original; where it has none they stay, and say what they are. */
function withoutWeak(sources: readonly Source[]): Source[] {
  const strong = sources.filter((source) => !source.weak);
  return [...(strong.length > 0 ? strong : sources)];
}

/** Straight quotation marks become the typographic ones that the rest of Entente prints. */
export function english(text: string): string {
  return text
    .replaceAll(/(?<![\p{L}\p{N}])'([^']+)'(?![\p{L}\p{N}])/gu, '“$1”')
    .replaceAll(/"([^"]+)"/g, '“$1”')
    .replaceAll("'", '’');
}

/** High punctuation and guillemets get the no-break spaces that French printing gives them. */
export function french(text: string): string {
  return text
    .replaceAll(/[ \u00a0]([;?!])/g, '\u202f$1')
    .replaceAll(' :', '\u00a0:')
    .replaceAll(/(\d) (%|\$|€|M\$)/g, '$1\u00a0$2')
    .replaceAll(/« ?/g, '«\u00a0')
    .replaceAll(/ ?»/g, '\u00a0»')
    .replaceAll(/\u00a0\u00a0/g, '\u00a0')
    .replaceAll("'", '’');
}

function readoutsOf(found: ResearchReadout, overlay: Overlay): Readouts {
  const own = overlay.readouts[found.event];
  if (!own) throw new Error(`${found.event} has readouts without Chinese texts.`);
  const side = (told: ResearchReadout['us'], zh: string | null, fr: string | undefined, mark: 'US' | 'CN') =>
    told && {
      summary: { en: english(told.summary.en), fr: french(fr ?? told.summary.fr), ...(zh === null ? {} : { zh }) },
      source: { ...told.source, side: mark },
    };
  const text = (point: string) => {
    const words = own.points[point];
    if (!words) throw new Error(`${found.event}: “${point}” has no French and Chinese.`);
    return { en: english(point), fr: french(words.fr), zh: words.zh };
  };
  const both = new Set(found.both);
  const ofSide = (points: readonly string[], mark: 'US' | 'CN', only: readonly string[]) =>
    [...new Set([...points, ...only])]
      .filter((point) => !both.has(point))
      .map((point) => ({ text: text(point), by: mark, only: only.includes(point) }));
  return {
    us: side(found.us, own.usZh, own.usFr, 'US'),
    cn: side(found.cn, own.cnZh, own.cnFr, 'CN'),
    points: [
      ...found.both.map((point) => ({ text: text(point), by: 'both' as const, only: false })),
      ...ofSide(found.us?.points ?? [], 'US', found.onlyUS),
      ...ofSide(found.cn?.points ?? [], 'CN', found.onlyCN),
    ],
    verified: found.verified,
  };
}
