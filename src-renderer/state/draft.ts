// Reading a kept draft back: it was saved as plain JSON, perhaps by an older Entente, so every field is checked.
// What is missing or of another shape becomes empty; nothing that was typed is thrown away otherwise.
import { z } from '../../data/zod.ts';
import type { Draft } from '../../data/desk.ts';
import type { EditorFields } from './editor.ts';
import { NO_FIELDS } from './editor-fields.ts';

const text = z.string().catch('');
const list = z.array(z.string()).catch([]);
const side = z.enum(['US', 'CN', 'other']).catch('other');

const fieldsSchema = z.object({
  title: text,
  date: text,
  kind: z.string().catch(NO_FIELDS.kind),
  topics: list,
  actors: list,
  place: text,
  tone: text,
  toneReason: text,
  importance: z.string().catch(NO_FIELDS.importance),
  summary: text,
  article: text,
  notes: text,
  sources: z.array(z.object({ title: text, publisher: text, url: text, date: text, side })).catch([]),
});

/** The fields of a draft. */
export function draftFields(draft: Draft): EditorFields {
  return fieldsSchema.parse(draft.fields);
}
