// What the person should know of their library: found on opening, or happened since.
// Each is a sentence or two in the catalogues (`found.CODE`): what was found, what was done, what they can do.
import { type MessageKey, translator } from '../../data/i18n/t.ts';
import type { LibraryNotice } from './store.ts';

type FoundKey = Extract<MessageKey, `found.${string}`>;
/** The codes there are: whatever the catalogues have a sentence for. */
export type NoticeCode = FoundKey extends `found.${infer Code}` ? Code : never;

export interface NoticeDetails {
  /** What the sentence names: files, numbers, and the case it is about. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Files to look at, whole paths. */
  readonly files?: readonly (string | undefined)[];
  /** Why, in technical words that are not translated: a system's code, a place in a file. */
  readonly detail?: string;
}

export class Notices {
  readonly #list: LibraryNotice[] = [];
  readonly #listeners = new Set<(notice: LibraryNotice) => void>();

  get list(): readonly LibraryNotice[] {
    return this.#list;
  }

  add(code: NoticeCode, level: LibraryNotice['level'], details: NoticeDetails = {}): void {
    const { values = {}, detail = '' } = details;
    const files = (details.files ?? []).filter((file) => file !== undefined);
    const sentence = translator('en')(`found.${code}`, values);
    const message = detail === '' ? sentence : `${sentence} (${detail})`;
    const notice = { code, level, message, values, detail, files };
    this.#list.push(notice);
    for (const listener of this.#listeners) listener(notice);
  }

  /** Calls back at each notice from now on. */
  onNotice(listener: (notice: LibraryNotice) => void): void {
    this.#listeners.add(listener);
  }
}
