// The one writer: takes requests in order, plans them on a draft, appends their records in one go (group commit),
// and only then changes memory, answers and tells listeners.
import { randomBytes, randomUUID } from 'node:crypto';
import { failed } from '../../data/failures.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import { type Change, type ChangeHead, eventsOf } from './change.ts';
import { Draft } from './draft.ts';
import { errorCode } from './files.ts';
import type { RecordPlace } from './state.ts';
import { noteChange } from './history.ts';
import { type Journal, JournalError } from './journal.ts';
import { Planning } from './planning.ts';
import { encodeChange } from './records.ts';
import { applyOp, type LibraryState } from './state.ts';
import type { HistoryStep } from './store.ts';

/** What a request wants: planned when its turn comes, answered when it is on disk. */
export interface Request<T> {
  readonly action: string;
  readonly changeId?: string | undefined;
  /** Where it was asked for. */
  readonly by?: string | undefined;
  /** Undo passes over it. */
  readonly fixed?: true;
  /** Must be planned on what is on disk, with nothing waiting before it; large requests too, to bound the batch. */
  readonly alone?: boolean;
  /** Plans it; the value is the answer once it is on disk. A plan without operations is answered at once. */
  plan(planning: Planning): Promise<Result<{ value: T; of?: HistoryStep }>>;
  /** The answer to a request that was carried out before under the same change id. */
  repeat(change: Change): Result<T>;
}

/** What the writer needs of the library around it. */
export interface WriterHost {
  readonly state: LibraryState;
  readonly now: () => Date;
  /** The failure to answer with where nothing may be written, else null. */
  refusal(): Result<never> | null;
  journal(): Journal;
  readChange(place: RecordPlace): Promise<Change | null>;
  /** Called before anything is appended; a failure is the answer to the whole batch. */
  beforeWrite(): Promise<Result<null>>;
  /** Called once the changes are on disk and in memory, before they are answered. */
  afterWrite(changes: readonly Change[]): Promise<void>;
  /** Called after they are answered. */
  announce(change: Change): void;
  /** The journal cannot be trusted any more. */
  broken(error: JournalError): void;
}

interface Entry {
  readonly change: Change;
  readonly texts: readonly string[];
  readonly settle: (result: Result<null>) => void;
}

/** A request that changes nothing only because of what waits before it: it stands or falls with that. */
interface Follower {
  readonly follow: (result: Result<null>) => void;
}

interface Waiting {
  readonly alone: boolean;
  readonly changeId: string | undefined;
  /**
   * Plans into the draft; null where it has been answered already.
   * @param behind true where changes wait before it in the batch.
   */
  take(draft: Draft, seq: number, behind: boolean): Promise<Entry | Follower | null>;
  fail(error: unknown): void;
}

// A batch ends after so many operations: one sync serves many requests, but none waits for ever.
const BATCH = 1_000;

export class Writer {
  readonly #host: WriterHost;
  readonly #queue: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(host: WriterHost) {
    this.#host = host;
  }

  /** Carries out a request in its turn. Rejects only for bugs. */
  submit<T>(request: Request<T>): Promise<Result<T>> {
    return new Promise((resolve, reject) => {
      this.#queue.push({
        alone: request.alone === true,
        changeId: request.changeId,
        take: (draft, seq, behind) => this.#plan(request, { draft, seq, behind }, resolve),
        fail: reject,
      });
      this.#start();
    });
  }

  /** Runs something in turn with nothing else being written. */
  exclusive(job: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({
        alone: true,
        changeId: undefined,
        take: async () => {
          await job();
          resolve();
          return null;
        },
        fail: reject,
      });
      this.#start();
    });
  }

  /** Resolves when nothing is waiting. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  get busy(): boolean {
    return this.#queue.length > 0;
  }

  #start(): void {
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
      if (this.#queue.length > 0) this.#start();
    });
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch: Entry[] = [];
      const followers: Follower[] = [];
      const draft = new Draft(this.#host.state);
      const ids = new Set<string>();
      let operations = 0;
      for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
        // A repetition of what is still in the batch is answered from disk, so after the batch.
        const repeated = next.changeId !== undefined && ids.has(next.changeId);
        if (batch.length > 0 && (next.alone || repeated || operations >= BATCH)) break;
        this.#queue.shift();
        try {
          const entry = await next.take(draft, this.#host.state.seq + batch.length + 1, batch.length > 0);
          if (entry === null) continue;
          if ('follow' in entry) {
            followers.push(entry);
            continue;
          }
          batch.push(entry);
          ids.add(entry.change.id);
          operations += entry.change.ops.length;
        } catch (error) {
          next.fail(error);
          // What it left in the draft is not known: the rest of the batch goes without it.
          break;
        }
        if (next.alone) break;
      }
      if (batch.length > 0) await this.#commit(batch, followers);
    }
  }

  async #plan<T>(
    request: Request<T>,
    { draft, seq, behind }: { readonly draft: Draft; readonly seq: number; readonly behind: boolean },
    resolve: (result: Result<T>) => void,
  ): Promise<Entry | Follower | null> {
    const { state, now } = this.#host;
    const answer = (result: Result<T>): null => {
      resolve(result);
      return null;
    };
    const refusal = this.#host.refusal();
    if (refusal) return answer(refusal);
    const before = request.changeId === undefined ? undefined : state.recent.get(request.changeId);
    if (before !== undefined) return answer(await this.#repeat(request, before));
    const at = now().toISOString();
    const planning = new Planning(draft, at, () => randomBytes(4).toString('hex'));
    const planned = await request.plan(planning).catch(asFailure);
    if (!planned.ok) {
      planning.abandon();
      return answer(planned);
    }
    const { value, of } = planned.value;
    const settle = (result: Result<null>): void => resolve(result.ok ? ok(value) : result);
    if (planning.ops.length === 0 && !of) return behind ? { follow: settle } : answer(ok(value));
    const head: ChangeHead = {
      seq,
      id: request.changeId ?? randomUUID(),
      at,
      action: request.action,
      ...eventsOf(planning.ops),
      ...(request.by === undefined ? {} : { by: request.by }),
      ...(request.fixed ? { fixed: true } : {}),
      ...(of ? { of } : {}),
    };
    return {
      change: { ...head, ops: planning.ops },
      texts: planning.texts,
      settle,
    };
  }

  async #repeat<T>(request: Request<T>, place: RecordPlace): Promise<Result<T>> {
    const read = await this.#host.readChange(place).then(ok, asFailure);
    if (!read.ok) return read;
    const change = read.value;
    if (change === null) return fail('conflict', 'This change was made already; its record cannot be read any more.');
    if (change.action !== request.action) {
      return fail('conflict', 'This change id was used for another change.', [
        { path: 'changeId', message: `It stands for “${change.action}” already.` },
      ]);
    }
    return request.repeat(change);
  }

  async #commit(batch: readonly Entry[], followers: readonly Follower[]): Promise<void> {
    const refuse = (result: Result<null>): void => {
      for (const entry of batch) entry.settle(result);
      for (const { follow } of followers) follow(result);
    };
    const ready = await this.#host.beforeWrite();
    if (!ready.ok) return refuse(ready);
    const journal = this.#host.journal();
    const offsets: number[] = [];
    try {
      await journal.append(recordsOf(batch, journal.size, offsets), batch.length);
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      if (error.broken) this.#host.broken(error);
      return refuse(diskFailure(error));
    }
    const { state } = this.#host;
    for (const [index, { change }] of batch.entries()) {
      for (const op of change.ops) {
        const problem = applyOp(state, op);
        if (problem !== null) throw new Error(`A written change does not fit: ${problem}.`);
      }
      noteChange(state, change, offsets[index] ?? 0);
    }
    await this.#host.afterWrite(batch.map(({ change }) => change));
    for (const { change, settle } of batch) {
      settle(ok(null));
      this.#host.announce(change);
    }
    for (const { follow } of followers) follow(ok(null));
  }
}

/** A file's error as a failure; a bug goes on as it is. */
function asFailure(error: unknown): Result<never> {
  const code = errorCode(error);
  if (code === '') throw error;
  return diskFailure({ code, message: String(error) });
}

/** The records of a batch one after the other; notes at which offset each change begins. */
function* recordsOf(batch: readonly Entry[], start: number, offsets: number[]): Generator<Buffer> {
  let offset = start;
  for (const { change, texts } of batch) {
    offsets.push(offset);
    const { ops: _, ...head } = change;
    for (const record of encodeChange(head, texts, start)) {
      offset += record.length;
      yield record;
    }
  }
}

/** One sentence on why the disk did not take a change. */
export function diskFailure(error: { readonly code: string; readonly message: string }): Result<never> {
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failed('storage', 'diskFull');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed('storage', 'diskDenied');
    case 'EMFILE':
    case 'ENFILE':
      return failed('storage', 'diskFiles');
    default:
      return failed('storage', 'diskOther', { why: error.code || error.message });
  }
}
