// What a step that was undone or redone had done, in words: "adding “A call”", "deleting 3 events".
// The events of a step may be gone: what they are called is asked of this window first, then of the host.
import type { MessageKey } from '../../data/i18n/t.ts';
import { textIn } from '../../data/text.ts';
import type { CommandOutput } from '../../src-main/api/contract.ts';
import { host } from './actions.ts';
import { library, type LibraryRows } from './library.ts';
import { inBrief } from './in-brief.ts';
import { language, words } from './settings.ts';

export type Step = NonNullable<CommandOutput<'history.undo'>['undone']>;

const DONE: Readonly<Record<string, MessageKey>> = {
  add: 'toast.step.add',
  update: 'toast.step.update',
  remove: 'toast.step.remove',
  import: 'toast.step.import',
  vocabulary: 'toast.step.vocabulary',
  merge: 'toast.step.merge',
  restore: 'toast.step.restore',
};

/** The step in words. `rows`: what was in the library before the step was taken. */
export async function stepWords(step: Step, rows: LibraryRows): Promise<string> {
  return words.value(DONE[step.action] ?? 'toast.step.other', { what: await whatOf(step, rows) });
}

/** One event by its title, several by their number. */
async function whatOf({ events, count }: Step, rows: LibraryRows): Promise<string> {
  const [id] = events;
  const title = count === 1 && id !== undefined ? await titleOf(id, rows) : null;
  return title === null
    ? words.value('filters.count', { count })
    : words.value('cite.title', { title: inBrief(title) });
}

async function titleOf(id: string, rows: LibraryRows): Promise<string | null> {
  const row = rows.byId.get(id) ?? library.value.byId.get(id);
  if (row) return textIn(row.title, language.value);
  const answer = await host().call('events.get', { ids: [id] });
  const event = answer.ok ? answer.value.events[0] : undefined;
  return event ? textIn(event.title, language.value) : null;
}
