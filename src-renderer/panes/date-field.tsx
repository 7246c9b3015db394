// A field for a date as people type it, with how it was understood below it: a day, a range, a month, a year.
// Every date of a form is one of these, so that all read alike.
import { words } from '../state/settings.ts';
import { Field } from './field.tsx';
import { understandDate } from './understand-date.ts';

interface DateFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly problem?: string | undefined;
  readonly placeholder?: string;
  /** Said while nothing is typed. */
  readonly hint?: string;
}

/** The field. */
export function DateField({ hint, ...field }: DateFieldProps) {
  const below = hintBelow(field.value, hint);
  return <Field {...field} {...(below === undefined ? {} : { hint: below })} />;
}

function hintBelow(value: string, hint: string | undefined): string | undefined {
  if (value.trim() === '') return hint;
  const understood = understandDate(value);
  return understood.ok ? words.value('editor.dateUnderstood', { date: understood.words }) : understood.message;
}
