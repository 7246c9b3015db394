// What is asked of a library that will be cut off: random commands, several at once, and what may be found afterwards.
import { type Command, Model } from './model.ts';

/** Commands that are asked for without waiting for each other, so that they share syncs. */
export type Volley = readonly Command[];

/** Random commands in volleys; the same seed gives the same ones. */
export function volleys(random: () => number, count = 12): Volley[] {
  const pick = (below: number): number => Math.floor(random() * below);
  let next = 100;
  const one = (): Command => {
    const kind = pick(10);
    if (kind < 3) return { do: 'add', id: (next += 1), tone: pick(7) - 3 };
    if (kind < 5) return { do: 'update', id: 101 + pick(Math.max(1, next - 100)), tone: pick(7) - 3, topic: pick(4) };
    if (kind < 6) return { do: 'remove', id: 101 + pick(Math.max(1, next - 100)) };
    if (kind < 8) return { do: kind === 6 ? 'undo' : 'redo' };
    // One in four is large enough to be several records.
    const large = random() < 0.25;
    const many = large ? 13 : 2 + pick(4);
    next += many;
    return { do: 'import', from: next - many + 1, count: many, size: large ? 90_000 : 500 };
  };
  return Array.from({ length: count }, () => Array.from({ length: 1 + pick(4) }, one));
}

/** The states that may be found: what is acknowledged, then any beginning of what was still asked for. */
export function candidates(model: Model, waiting: Volley): Model[] {
  const found = [model];
  for (const command of waiting) {
    const next = found.at(-1)?.copy() ?? model.copy();
    next.apply(command);
    found.push(next);
  }
  return found;
}
