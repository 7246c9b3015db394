// What another window or program has changed of an event since its editor opened, where this one changes it too.
// Fields that only one of them touched go together; those both touched are asked about before one is written over.
import type { Event, EventChanges } from '../../data/event.ts';
import type { Translate } from '../../data/i18n/t.ts';
import { type Text, textIn, type UiLanguage } from '../../data/text.ts';
import type { Marks } from './editor-marks.ts';
import { changedFields, type EventField } from './history.ts';

/** The fields that both have changed. `opened` is the event as the editor found it, `now` as the library has it. */
export function changedByBoth(opened: Event, now: Event, changes: EventChanges): EventField[] {
  return changedFields(opened, now)
    .filter(({ field, after }) => field in changes && !isSame(changes[field as keyof EventChanges], after))
    .map(({ field }) => field);
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the library has now, by the fields of the form that can say it in a line. */
export function marksOf(fields: readonly EventField[], now: Event, reader: UiLanguage, t: Translate): Marks {
  const marks = new Map<string, string>();
  const say = (path: string, value: string): void => {
    marks.set(path, value === '' ? t('editor.nowEmpty') : t('editor.nowIs', { value }));
  };
  const text = (value: Text): string => textIn(value, reader);
  for (const field of fields) {
    if (field === 'title' || field === 'summary' || field === 'toneReason') say(field, text(now[field]));
    else if (field === 'date' || field === 'notes') say(field, now[field] ?? '');
    else if (field === 'tone' || field === 'importance') say(field, String(now[field] ?? ''));
  }
  return marks;
}
