// Text in several languages, and which of them to show to a reader.
// A Text maps language codes to strings; `und` holds text whose language is not known.
import { z } from './zod.ts';

/** The languages event text may be in; the interface speaks the first three. */
export const TEXT_LANGUAGES = ['en', 'fr', 'zh', 'und'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** The languages of the interface. */
export const UI_LANGUAGES = ['en', 'fr', 'zh'] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

/** A string by language, at least one where the field is required. */
export type Text = Partial<Record<TextLanguage, string>>;

// A NUL would cut the text short in C-based readers; it never means anything in prose.
const hasNul = (value: string): boolean => value.includes('\u0000');

/**
 * A schema for one string: well-formed Unicode (lone surrogates become U+FFFD), no NUL, bounded in UTF-16 units.
 * @param max the greatest length; @param min the least length after trimming (0 allows empty).
 */
export function boundedString(max: number, min = 0): z.ZodType<string, string> {
  return z
    .string({ error: 'This must be text.' })
    .max(max, { error: `This is too long: at most ${max.toLocaleString('en')} characters.` })
    .refine((value) => !hasNul(value), { error: 'This holds a NUL character; remove it.' })
    .transform((value) => value.toWellFormed())
    .refine((value) => value.trim().length >= min, { error: 'This must not be empty.' });
}

/** A schema for Text; a bare string is taken as text of unknown language (`und`). */
export function textSchema(max: number, options: { required?: boolean } = {}): z.ZodType<Text, Text | string> {
  const one = boundedString(max);
  const shape = z.strictObject({
    en: one.optional(),
    fr: one.optional(),
    zh: one.optional(),
    und: one.optional(),
  });
  return z
    .union([boundedString(max).transform((value): Text => ({ und: value })), shape], {
      error: 'This must be text, or an object from language (en, fr, zh, und) to text.',
    })
    .transform((text): Text => {
      const kept: Text = {};
      for (const language of TEXT_LANGUAGES) {
        const value = text[language];
        if (value !== undefined && value.trim() !== '') kept[language] = value;
      }
      return kept;
    })
    .refine((text) => !options.required || Object.keys(text).length > 0, { error: 'This must not be empty.' });
}

/** What to show of a Text, and in which language it is; `fallback` says it is not the one asked for. */
export interface ShownText {
  readonly value: string;
  readonly language: TextLanguage;
  readonly fallback: boolean;
}

/**
 * Picks the text for a reader: the language asked for, then unknown, then English, French, Chinese.
 * Text of unknown language is what the person typed, so it is never marked as a fallback.
 */
export function showText(text: Text, language: UiLanguage): ShownText {
  const order: TextLanguage[] = [language, 'und', 'en', 'fr', 'zh'];
  for (const candidate of order) {
    const value = text[candidate];
    if (value !== undefined && value !== '') {
      return { value, language: candidate, fallback: candidate !== language && candidate !== 'und' };
    }
  }
  return { value: '', language: 'und', fallback: false };
}

/** Shorthand for the string of {@link showText}. */
export function textIn(text: Text, language: UiLanguage): string {
  return showText(text, language).value;
}
