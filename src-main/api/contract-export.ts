// The part of the contract that gives events out as files. Spread into contract.ts, which alone is imported.
import { idSchema } from '../../data/event.ts';
import { boundedString, UI_LANGUAGES } from '../../data/text.ts';
import { z } from '../../data/zod.ts';

/** A file that leaves: as text, as base64, or, where it is large, as the handle of `GET /api/files/HANDLE`. */
export const fileOutSchema = z.strictObject({
  name: z.string(),
  mediaType: z.string(),
  content: z.string(),
  encoding: z.enum(['text', 'base64', 'handle']),
});
export type FileOut = z.output<typeof fileOutSchema>;

export const exporting = {
  /**
   * Writes events in a format: those of `ids`, those that `query` finds, those that are in both, or all. Fails with
   * `invalid` for a format or a query that is none.
   */
  'library.export': {
    input: z.strictObject({
      format: boundedString(40, 1),
      ids: z.array(idSchema).max(100_000).optional(),
      query: boundedString(1_000).optional(),
      language: z.enum(UI_LANGUAGES, { error: 'The language is one of en, fr, zh.' }).optional(),
      /** True for the private notes too. */
      notes: z.boolean().optional(),
      /** What was chosen, in words, for headings. */
      selection: boundedString(2_000).optional(),
    }),
    output: fileOutSchema,
  },
  /** The formats, with what each leaves out in the language's words. */
  'library.exportFormats': {
    input: z.strictObject({ language: z.enum(UI_LANGUAGES).optional() }),
    output: z.strictObject({
      formats: z.array(
        z.strictObject({ id: z.string(), name: z.string(), extension: z.string(), drops: z.array(z.string()) }),
      ),
    }),
  },
} as const;
