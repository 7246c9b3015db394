// What a test sees of a desktop host on the stand-in.
import { expect } from 'vitest';
import type { Desktop } from './run-desktop.ts';

interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Item {
  readonly label?: string;
  readonly enabled?: boolean;
}

export interface State {
  readonly windows: number;
  readonly shown: boolean;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly background: string;
  readonly others: readonly { url: string; apart: boolean; preferences: Record<string, unknown> }[];
  readonly url: string;
  readonly zoom: number;
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly exposed: readonly string[];
  readonly api: Readonly<Record<string, unknown>>;
  readonly reloads: number;
  readonly channels: readonly string[];
  readonly calls: readonly Call[];
  readonly menu: readonly { label?: string; submenu?: readonly Item[] }[];
  readonly theme: string;
  readonly heard: readonly { changed: { id: string }[]; by?: string }[];
  readonly menuHeard: readonly string[];
  readonly linksHeard: readonly string[];
}

export const state = (desktop: Desktop): Promise<State> => desktop.ask<State>({ is: 'state' });

/** What was asked of the system under this name, in order. */
export const named = ({ calls }: State, name: string): readonly Call[] => calls.filter((call) => call.name === name);

/** What was asked of the system under this name since `before`. */
export const since = (before: State, now: State, name: string): readonly Call[] =>
  named({ ...now, calls: now.calls.slice(before.calls.length) }, name);

/** Looks again until something is so; fails with what it was last. */
export async function eventually(desktop: Desktop, holds: (now: State) => boolean): Promise<State> {
  let found = await state(desktop);
  for (let tries = 0; tries < 400 && !holds(found); tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    await new Promise((done) => setTimeout(done, 15));
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    found = await state(desktop);
  }
  expect(holds(found), JSON.stringify({ ...found, calls: found.calls.slice(-5) }).slice(0, 1_500)).toBe(true);
  return found;
}

export const ADD = { event: { title: 'From the desktop', date: '2024-05-05' } };

/** How many events the library of a desktop host has. */
export async function countEvents(desktop: Desktop): Promise<number> {
  const answer = await desktop.ask<{ value: { events: number } }>({
    is: 'page',
    command: 'library.describe',
    payload: {},
  });
  return answer.value.events;
}
