// How a typed date was understood, in the reader's words: shown below the field while one types.
// Used by the editor and by the date filter, so that both read alike.
import { formatDate } from '../../data/format-date.ts';
import { explainTypedDate, readTypedDate } from '../../data/typed-date.ts';
import { language, words } from '../state/settings.ts';

export type Understood =
  | { readonly ok: true; readonly edtf: string; readonly words: string }
  | { readonly ok: false; readonly message: string };

/** Reads what was typed. */
export function understandDate(text: string): Understood {
  const read = readTypedDate(text);
  return read.ok
    ? { ok: true, edtf: read.edtf, words: formatDate(read.edtf, language.value) }
    : { ok: false, message: explainTypedDate(read.problem, words.value, language.value) };
}
