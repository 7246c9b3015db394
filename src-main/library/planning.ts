// What all plans share: the draft they work on and the list of operations that they make.
// A plan that fails is taken back from the draft, which other changes of the same batch go on using.
import type { Event } from '../../data/event.ts';
import { fail, type Issue, type Result } from '../../data/result.ts';
import { invertOps, type Op } from './change.ts';
import type { Draft } from './draft.ts';
import { applyOp } from './state.ts';

export class Planning {
  readonly draft: Draft;
  /** The instant of the change, ISO. */
  readonly at: string;
  /** A few random letters, for ids. */
  readonly random: () => string;
  readonly ops: Op[] = [];
  /** The same operations as the JSON that goes to the journal. */
  readonly texts: string[] = [];

  constructor(draft: Draft, at: string, random: () => string) {
    this.draft = draft;
    this.at = at;
    this.random = random;
  }

  /**
   * Adds an operation and applies it to the draft. What is kept is what the journal will give back, parsed from its
   * JSON: memory equals disk, and nothing of the caller's is shared.
   */
  push(op: Op): void {
    const text = JSON.stringify(op);
    const kept = JSON.parse(text) as Op;
    const problem = applyOp(this.draft, kept);
    if (problem !== null) throw new Error(`A plan does not fit its draft: ${problem}.`);
    this.ops.push(kept);
    this.texts.push(text);
  }

  /** Marks something as the person's own, so that a newer curated library leaves it alone: `events/ID`, `topics/ID`. */
  touch(id: string): void {
    if (this.draft.read('touched', id) === undefined) this.push({ on: 'touched', id, to: true });
  }

  /** Gives an event these fields, and a new `updated`; those that it has already are left out. */
  setFields(event: Event, fields: Partial<Event>): void {
    const from: Record<string, unknown> = {};
    const to: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(fields)) {
      const before = event[key as keyof Event];
      if (value === undefined || JSON.stringify(value) === JSON.stringify(before)) continue;
      from[key] = before;
      to[key] = value;
    }
    if (Object.keys(to).length === 0) return;
    from['updated'] = event.updated;
    to['updated'] = this.at;
    this.push({ on: 'fields', id: event.id, from, to });
  }

  /** Takes everything back from the draft. */
  abandon(): void {
    for (const op of invertOps(this.ops)) applyOp(this.draft, op);
  }
}

/** A refusal whose message is that of its first issue. */
export function refuse(
  issues: readonly Issue[],
  code: 'invalid' | 'not-found' | 'conflict' = 'invalid',
): Result<never> {
  return fail(code, issues[0]?.message ?? 'This cannot be saved.', issues.slice(0, 100));
}
