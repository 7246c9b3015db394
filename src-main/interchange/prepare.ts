// An import before it is one: what of a material would be added, what merges, what is refused and why, row by row.
// Nothing is changed here; the library is given the whole of it as one step.
import { parseEdtf, type DatePoint } from '../../data/dates.ts';
import { type Event, newEventSchema, type ParsedEventChanges, type ParsedNewEvent } from '../../data/event.ts';
import { fold } from '../../data/fold.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import { type Text, textIn } from '../../data/text.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';
import { guessMapping } from './columns.ts';
import { type Mapping, type Material, type Reader, type ReadItem, type ReadOptions, Unreadable } from './format.ts';
import { Matching, mergeChanges } from './matching.ts';
import { sampleOf } from './material.ts';
import { peerOf } from './peers.ts';
import { READERS, readerOf, recognise } from './registry.ts';

/** Events of one import; a library of more is not what Entente is made for, and memory is not without end. */
const MOST_EVENTS = 250_000;
/** Refusals that are listed. */
const MOST_REFUSED = 100_000;
/** Rows that are told one by one. */
const MOST_TOLD = 5_000;

type Entry = Extract<ReadItem, { is: 'entry' }>;

/** What becomes of one row. */
export interface RowOutcome {
  readonly row: number;
  readonly is: 'added' | 'merged' | 'refused';
  readonly date?: string;
  readonly title?: string;
  /** Why it is refused. */
  readonly reason?: string;
  /** The event it is merged with. */
  readonly into?: string;
  readonly warnings?: readonly string[];
}

export interface Prepared {
  readonly format: string;
  readonly formatName: string;
  readonly events: readonly ParsedNewEvent[];
  readonly merges: readonly { readonly id: string; readonly changes: ParsedEventChanges }[];
  readonly entries: readonly Entry[];
  /** Records, with a recurrence as one. */
  readonly added: number;
  readonly merged: number;
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
  /** Records that are events, but not those asked for. */
  readonly passed: number;
  /** Later dates of recurrences, beyond the records. */
  readonly repeats: number;
  /** The days (or months, years) on which the earliest and the latest begin; null where there is none. */
  readonly first: string | null;
  readonly last: string | null;
  readonly rows: readonly RowOutcome[];
  /** True where a row was refused because the order of day and month is not known. */
  readonly asksOrder: boolean;
  readonly table: { readonly records: readonly (readonly string[])[]; readonly mapping: Mapping | null } | null;
}

/** What is there already. */
export interface Existing {
  readonly events: Iterable<Event>;
  readonly vocabulary: Vocabulary;
}

export interface PrepareOptions extends ReadOptions {
  /** The format's id; recognised by its content unless said. */
  readonly format?: string | undefined;
  /** How the dates of a table order day and month, where its mapping is guessed. */
  readonly order?: Mapping['order'];
}

/**
 * Reads a material through and plans its import. Fails with `invalid` where the whole of it cannot be read, and with
 * `busy` where it is called off.
 */
export async function prepareImport(
  material: Material,
  existing: Existing,
  options: PrepareOptions,
): Promise<Result<Prepared>> {
  try {
    const reader = await readerFor(material, options);
    if (!reader.ok) return reader;
    return await plan(reader.value, material, existing, options);
  } catch (error) {
    if (error instanceof Unreadable) return fail('invalid', error.message);
    if (options.signal?.aborted) return fail('busy', options.t('import.stopped'));
    throw error;
  }
}

async function readerFor(material: Material, { format, t }: PrepareOptions): Promise<Result<Reader>> {
  const formats = (): string => READERS.map(({ id }) => id).join(', ');
  if (format !== undefined) {
    const named = readerOf(format);
    return named
      ? ok(named)
      : fail('invalid', t('import.unknownFormat', { format: format.slice(0, 40), formats: formats() }));
  }
  const sample = await sampleOf(material);
  if (sample.bytes.length === 0) return fail('invalid', t('import.empty'));
  const peer = peerOf(sample);
  if (peer) return fail('invalid', t('import.peer', { name: peer, formats: formats() }));
  const reader = recognise(sample);
  return reader ? ok(reader) : fail('invalid', t('import.unrecognised', { formats: formats() }));
}

async function plan(
  reader: Reader,
  material: Material,
  existing: Existing,
  options: PrepareOptions,
): Promise<Result<Prepared>> {
  const records = (await reader.table?.(material, options)) ?? null;
  const guessed = records && !options.mapping ? guessMapping(records) : null;
  const mapping = records && (options.mapping ?? (guessed && { ...guessed, order: options.order }));
  const table = records && { records: records.slice(0, 12), mapping };
  const tally = new Tally(existing, reader, options);
  // A table whose dates nobody can find still has its columns to show, for the person to point at them.
  if (table && (!mapping || mapping.columns.date === undefined)) return ok(tally.done(table));
  for await (const item of reader.read(material, { ...options, mapping: mapping ?? undefined })) {
    const problem = tally.take(item);
    if (problem) return fail('too-large', problem);
    if (tally.shouldBreathe) await new Promise((resolve) => setImmediate(resolve));
    options.signal?.throwIfAborted();
  }
  return ok(tally.done(table));
}

class Tally {
  readonly #reader: Reader;
  readonly #options: PrepareOptions;
  readonly #matching: Matching;
  readonly #topics: ReadonlySet<string>;
  readonly #events: ParsedNewEvent[] = [];
  readonly #merges: { id: string; changes: ParsedEventChanges }[] = [];
  readonly #entries: Entry[] = [];
  /** By `table id` of an entry in the material: the id that the library has for it. */
  readonly #renamed = new Map<string, string>();
  readonly #vocabulary: Vocabulary;
  readonly #refused: { row: number; reason: string }[] = [];
  readonly #rows: RowOutcome[] = [];
  readonly #ids = new Set<string>();
  #added = 0;
  #merged = 0;
  #passed = 0;
  #repeats = 0;
  #asksOrder = false;
  #first: DatePoint | null = null;
  #last: DatePoint | null = null;
  #since = performance.now();

  constructor({ events, vocabulary }: Existing, reader: Reader, options: PrepareOptions) {
    this.#reader = reader;
    this.#options = options;
    this.#matching = new Matching(events);
    this.#vocabulary = vocabulary;
    this.#topics = new Set(
      vocabulary.topics.flatMap(({ id, names, aliases }) => [id, ...Object.values(names), ...aliases].map(fold)),
    );
  }

  /** True when other work should have its turn. */
  get shouldBreathe(): boolean {
    if (performance.now() - this.#since < 12) return false;
    this.#since = performance.now();
    return true;
  }

  /** Takes an item in; answers a sentence where there is too much. */
  take(item: ReadItem): string | null {
    if (item.is === 'passed') this.#passed += 1;
    else if (item.is === 'entry') this.#takeEntry(item);
    else if (item.is === 'refused') {
      if (this.#refused.length >= MOST_REFUSED)
        return this.#options.t('import.tooManyRefused', { count: MOST_REFUSED });
      this.#refused.push({ row: item.row, reason: item.reason });
      this.#asksOrder ||= item.asks === 'order';
      this.#tell({ row: item.row, is: 'refused', reason: item.reason, ...(item.label ? { title: item.label } : {}) });
    } else return this.#takeEvent(item);
    return null;
  }

  /** An entry is new, or one that the library has under its id, or under another with the same name. */
  #takeEntry(item: Entry): void {
    const { table, entry } = item;
    const there: readonly { id: string; names: Text; aliases: readonly string[] }[] = this.#vocabulary[table];
    if (
      there.some(({ id }) => id === entry.id) ||
      this.#entries.some((one) => one.table === table && one.entry.id === entry.id)
    )
      return;
    const names = new Set([...Object.values(entry.names), ...entry.aliases].map(fold));
    const same = there.find((one) =>
      [...Object.values(one.names), ...one.aliases].some((name) => names.has(fold(name))),
    );
    if (same) this.#renamed.set(`${table} ${entry.id}`, same.id);
    else this.#entries.push(item);
  }

  #takeEvent(item: Extract<ReadItem, { is: 'event' }>): string | null {
    const event = this.#settled(newEventSchema.parse(item.event));
    const there = this.#matching.match(event);
    if (there) this.#mergeInto(there, event);
    else this.#add(event);
    if (there) this.#merged += 1;
    else this.#added += 1;
    this.#span(event.date);
    for (const repeat of item.repeats ?? []) {
      const later = this.#settled(newEventSchema.parse(repeat));
      const same = this.#matching.match(later);
      if (same) this.#mergeInto(same, later);
      else this.#add(later);
      this.#repeats += 1;
    }
    const { row, warnings } = item;
    this.#tell({
      row,
      is: there ? 'merged' : 'added',
      date: event.date,
      title: textIn(event.title, this.#options.language),
      ...(there ? { into: there.id } : {}),
      ...(warnings ? { warnings } : {}),
    });
    return this.#events.length > MOST_EVENTS ? this.#options.t('import.tooManyEvents', { count: MOST_EVENTS }) : null;
  }

  /** An event with no id that is taken, and loose topics as what they are. */
  #settled(given: ParsedNewEvent): ParsedNewEvent {
    const event = this.#renamed.size > 0 ? this.#withOurIds(given) : given;
    if (!this.#reader.loose) return event;
    const known = event.topics.filter((topic) => this.#topics.has(fold(topic)));
    const others = event.topics.filter((topic) => !this.#topics.has(fold(topic)));
    return others.length === 0
      ? event
      : { ...event, topics: known, tags: [...new Set([...event.tags, ...others])].slice(0, 100) };
  }

  #withOurIds(event: ParsedNewEvent): ParsedNewEvent {
    const ours = (table: Entry['table'], id: string): string => this.#renamed.get(`${table} ${id}`) ?? id;
    return {
      ...event,
      topics: event.topics.map((id) => ours('topics', id)),
      actors: event.actors.map((id) => ours('actors', id)),
      kind: ours('kinds', event.kind),
    };
  }

  #add(event: ParsedNewEvent): void {
    const { id, ...rest } = event;
    const taken = id !== undefined && (this.#matching.has(id) || this.#ids.has(id));
    if (id !== undefined && !taken) this.#ids.add(id);
    this.#events.push(id === undefined || taken ? rest : event);
  }

  #mergeInto(there: Event, event: ParsedNewEvent): void {
    const changes = mergeChanges(there, event);
    if (Object.keys(changes).length > 0) this.#merges.push({ id: there.id, changes });
  }

  #tell(row: RowOutcome): void {
    if (this.#rows.length < MOST_TOLD) this.#rows.push(row);
  }

  #span(date: string): void {
    const span = parseEdtf(date);
    const start = span.ok ? (span.value.first ?? span.value.last) : null;
    if (!start) return;
    if (!this.#first || start.start < this.#first.start) this.#first = start;
    if (!this.#last || start.start > this.#last.start) this.#last = start;
  }

  done(table: Prepared['table']): Prepared {
    // A link can only lead to an event that is there or comes along.
    const known = (to: string): boolean => this.#ids.has(to) || this.#matching.has(to);
    return {
      format: this.#reader.id,
      formatName: this.#reader.name,
      events: this.#events.map((event) =>
        event.links.every(({ to }) => known(to) && to !== event.id)
          ? event
          : { ...event, links: event.links.filter(({ to }) => known(to) && to !== event.id) },
      ),
      merges: this.#merges,
      entries: this.#entries,
      added: this.#added,
      merged: this.#merged,
      refused: this.#refused,
      passed: this.#passed,
      repeats: this.#repeats,
      first: this.#first && dayText(this.#first),
      last: this.#last && dayText(this.#last),
      rows: this.#rows,
      asksOrder: this.#asksOrder,
      table,
    };
  }
}

/** The day, month or year as it is written, without hour, offset or marks of doubt. */
const dayText = ({ edtf }: DatePoint): string => edtf.replace(/T.*$/, '').replace(/[?~%]$/, '');
