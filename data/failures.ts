// Failures whose sentence is in the catalogues (`failed.…`): in English for programs and logs, in the reader's language
// wherever somebody tells it to a person.
import { CATALOGUES, type MessageKey, type Translate, translator } from './i18n/t.ts';
import type { Failure, FailureCode } from './result.ts';

type FailedKey = Extract<MessageKey, `failed.${string}`>;

/** A failure by the key of its sentence, without `failed.`; `values` are what the sentence names. */
export function failed(
  code: FailureCode,
  key: FailedKey extends `failed.${infer Key}` ? Key : never,
  values: Readonly<Record<string, string | number>> = {},
): { ok: false; error: Failure } {
  const message = translator('en')(`failed.${key}`, values);
  return { ok: false, error: { code, message, words: { key: `failed.${key}`, values } } };
}

const isKnown = (key: string): key is MessageKey => key.startsWith('failed.') && Object.hasOwn(CATALOGUES.en, key);

/** What a failure says, in the language of `t` where its sentence is known there. */
export function told({ message, words }: Failure, t: Translate): string {
  return words && isKnown(words.key) ? t(words.key, words.values) : message;
}
