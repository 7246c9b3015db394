// What all parts of the editor share: a text changed in the one language that was shown, a typed date, a bound.
// Pure: no signals, no host.
import type { MessageKey, MessageValues } from '../../data/i18n/t.ts';
import { showText, type Text, type UiLanguage } from '../../data/text.ts';
import { readTypedDate, type TypedDateProblem } from '../../data/typed-date.ts';

/** What is wrong with one field: words of the interface, or a date's own problem. */
export type FieldProblem =
  | { readonly key: MessageKey; readonly values?: MessageValues }
  | { readonly date: TypedDateProblem };
export type Problems = Map<string, FieldProblem>;

/** What a person types is of unknown language. */
export function one(value: string): Text {
  return value.trim() === '' ? {} : { und: value.trim() };
}

/** The text with another value in the language that its reader was shown; the other languages stay. */
export function replaced(text: Text, value: string, reader: UiLanguage): Text {
  const shown = showText(text, reader);
  if (shown.value === value.trim()) return text;
  const language = shown.value === '' ? 'und' : shown.language;
  const next = { ...text };
  if (value.trim() === '') delete next[language];
  else next[language] = value.trim();
  return next;
}

/** The EDTF of a typed date; the text itself where it does not parse, for the host to refuse by name. */
export function edtfOf(text: string): string {
  const read = readTypedDate(text);
  return read.ok ? read.edtf : text;
}

export function checkDate(problems: Problems, path: string, text: string): void {
  const read = readTypedDate(text);
  if (!read.ok) problems.set(path, { date: read.problem });
}

export function checkLength(problems: Problems, path: string, value: string, max: number): void {
  if (value.length > max) problems.set(path, { key: 'editor.tooLong', values: { max } });
}
