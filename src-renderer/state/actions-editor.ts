// Opening, typing, saving and leaving the editor. The draft is kept by the host while one types,
// so that a crash or a closed window loses nothing.
import { batch } from '@preact/signals';
import type { Event } from '../../data/event.ts';
import { completeAddress } from '../../data/typed-address.ts';
import { explainTypedDate } from '../../data/typed-date.ts';
import type { Failure } from '../../data/result.ts';
import { changeDesk, host, selectEvent } from './actions.ts';
import { sayWhereItIs } from './actions-saved.ts';
import { keepText } from './actions-sources.ts';
import { draftFields } from './draft.ts';
import { editor, type EditorFields, type EditorState } from './editor.ts';
import { changesOf, fieldsOf, isDirty, newEventOf, NO_FIELDS, problemsOf } from './editor-fields.ts';
import { type Marks, marksAfter } from './editor-marks.ts';
import { changedByBoth, marksOf } from './editor-meanwhile.ts';
import { pastedTexts, withCopies, withSources } from './editor-pasted.ts';
import type { FieldProblem } from './editor-texts.ts';
import { found } from './filters.ts';
import { description, vocabulary } from './library.ts';
import { desk, language, words } from './settings.ts';

// The event as it was when its editor opened: what an edit is compared with.
let edited: Event | null = null;
// One change id an opening: pressing Save again after a lost answer does not add twice.
let changeId = '';

function open(state: Pick<EditorState, 'eventId' | 'fields' | 'initial'>): void {
  changeId = crypto.randomUUID();
  editor.value = { ...state, problems: new Map(), failure: null, refusals: 0, saving: false, confirming: false };
}

/** Opens the dialog for a new event: with the kept draft of one, where there is such a draft. */
export function openEditorForNew(): void {
  if (editor.value || description.value?.readOnly) return;
  edited = null;
  const draft = desk.value.draft;
  const fields = draft && draft.eventId === null ? draftFields(draft) : NO_FIELDS;
  open({ eventId: null, fields, initial: NO_FIELDS });
}

/** Opens the dialog on an event; with its kept draft, where there is one. */
export function openEditorFor(event: Event): void {
  if (editor.value || description.value?.readOnly) return;
  edited = event;
  const initial = fieldsOf(event, language.value, vocabulary.value);
  const draft = desk.value.draft;
  open({ eventId: event.id, fields: draft?.eventId === event.id ? draftFields(draft) : initial, initial });
}

/** Opens the draft that was kept, whatever it belongs to. An edit of an event that is gone becomes a new event. */
export async function openDraft(): Promise<void> {
  const draft = desk.value.draft;
  if (!draft) return;
  if (draft.eventId === null) {
    openEditorForNew();
    return;
  }
  const answer = await host().call('events.get', { ids: [draft.eventId] });
  const event = answer.ok ? answer.value.events[0] : undefined;
  if (event) openEditorFor(event);
  else open({ eventId: null, fields: draftFields(draft), initial: NO_FIELDS });
}

/** Throws the kept draft away. */
export function discardDraft(): void {
  changeDesk({ draft: null }, { now: true });
}

/** Takes what is typed; what is still wrong stays marked and counted. */
export function typeFields(changes: Partial<EditorFields>): void {
  const state = editor.value;
  if (!state) return;
  const fields = { ...state.fields, ...changes };
  const problems = marksAfter(state.problems, state.fields, fields, wordsFor);
  editor.value = { ...state, fields, problems, failure: problems.size === 0 ? null : mend(problems.size) };
  changeDesk({
    draft: isDirty(fields, state.initial)
      ? { eventId: state.eventId, fields: { ...fields }, saved: new Date().toISOString() }
      : null,
  });
}

/** Closes the dialog, asking first where something would be lost. */
export function askToClose(): void {
  const state = editor.value;
  if (!state || state.saving) return;
  if (isDirty(state.fields, state.initial)) editor.value = { ...state, confirming: !state.confirming };
  else close();
}

/** Closes and throws away what was typed. */
export function closeAndDiscard(): void {
  discardDraft();
  close();
}

/** Closes and keeps what was typed as a draft. */
export function closeAndKeep(): void {
  close();
}

function close(): void {
  editor.value = null;
  edited = null;
}

function wordsFor(problem: FieldProblem): string {
  return 'date' in problem
    ? explainTypedDate(problem.date, words.value, language.value)
    : words.value(problem.key, problem.values);
}

/** Saves. Problems stand by their fields, and the dialog stays open until the host has acknowledged the change. */
export async function saveEditor(): Promise<void> {
  const state = editor.value;
  if (!state || state.saving) return;
  // The field of an address completes it as it is left; Ctrl+Enter saves from within.
  const typed = withSources(state.fields, (source) => ({ ...source, url: completeAddress(source.url) }));
  const problems = problemsOf(typed);
  if (problems.size > 0) {
    markWrong(new Map([...problems].map(([path, problem]) => [path, wordsFor(problem)])), mend(problems.size));
    return;
  }
  editor.value = { ...state, fields: typed, saving: true, failure: null, problems: new Map() };
  const fields = await keepPasted(typed);
  if (!fields) return;
  if (await wasChangedMeanwhile(fields, state)) return;
  const before = found.value;
  const adding = state.eventId === null || !edited;
  const answer =
    state.eventId === null || !edited
      ? await host().call('events.add', { event: newEventOf(fields), changeId })
      : await host().call('events.update', {
          id: state.eventId,
          changes: changesOf(fields, state.initial, edited, language.value, vocabulary.value),
          changeId,
        });
  if (!answer.ok) {
    refuse(answer.error);
    return;
  }
  const saved = answer.value.event;
  batch(() => {
    discardDraft();
    close();
    selectEvent(saved.id, { reveal: true });
  });
  await sayWhereItIs(saved, adding ? 'added' : 'changed', before);
}

/**
 * Whether another window or program has changed what this edit changes too. It is said once, with what the library has
 * now; saving again then writes it over. What only they changed stays theirs.
 */
async function wasChangedMeanwhile(fields: EditorFields, { eventId, initial }: EditorState): Promise<boolean> {
  if (eventId === null || !edited) return false;
  const answer = await host().call('events.get', { ids: [eventId] });
  const now = answer.ok ? answer.value.events[0] : undefined;
  const opened = edited;
  // One that is gone the host refuses itself.
  if (!now || now.updated === opened.updated || !editor.value) return false;
  edited = now;
  const both = changedByBoth(opened, now, changesOf(fields, initial, opened, language.value, vocabulary.value));
  if (both.length === 0) return false;
  const names = both.map((field) => words.value(`field.${field}`)).join(words.value('cite.comma'));
  const marks = marksOf(both, now, language.value, words.value);
  markWrong(marks, words.value('editor.changedMeanwhile', { fields: names }));
  return true;
}

/** Makes copies of what was pasted; null where one was refused, which then stands by its source. */
async function keepPasted(fields: EditorFields): Promise<EditorFields | null> {
  const copies = new Map<string, string>();
  const refused = new Map<string, string>();
  for (const [path, text] of pastedTexts(fields)) {
    const kept = await keepText(text);
    if (kept.ok) copies.set(path, kept.value.copy);
    else refused.set(`${path}.pasted`, kept.error.message);
  }
  const next = withCopies(fields, copies);
  const state = editor.value;
  if (!state) return null;
  editor.value = { ...state, fields: next };
  if (refused.size === 0) return next;
  markWrong(refused, mend(refused.size));
  return null;
}

// The host's issues name payload fields (`event.sources.0.url`, `changes.title`): the first segment is not ours.
function refuse(error: Failure): void {
  const problems = new Map<string, string>();
  for (const issue of error.issues ?? []) problems.set(issue.path.split('.').slice(1).join('.'), issue.message);
  markWrong(problems, error.message);
}

/** Says what is wrong, by its fields and below the form. */
function markWrong(problems: Marks, failure: string): void {
  const state = editor.value;
  if (state) editor.value = { ...state, saving: false, problems, failure, refusals: state.refusals + 1 };
}

const mend = (count: number): string => words.value('editor.mend', { count });
