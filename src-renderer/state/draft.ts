// Reading a kept draft back: it was saved as plain JSON, perhaps by an older Entente, so every field is checked.
// What is missing or of another shape becomes empty; nothing that was typed is thrown away otherwise.
import { z } from '../../data/zod.ts';
import type { Draft } from '../../data/desk.ts';
import { type EditorFields, TOLD } from './editor.ts';
import { NO_FIELDS } from './editor-fields.ts';
import { NO_READOUTS } from './editor-readouts.ts';

const text = z.string().catch('');
const list = z.array(z.string()).catch([]);
const side = z.enum(['US', 'CN', 'other']).catch('other');

const told = z.enum(TOLD).catch('both');
const source = z.object({
  title: text,
  publisher: text,
  url: text,
  date: text,
  side,
  language: text,
  accessed: text,
  note: text,
  weak: z.boolean().catch(false),
  copy: text,
  pasted: text,
});
const readout = z.object({ summary: text, source });

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
  sources: z.array(source).catch([]),
  verified: z.enum(['', 'yes', 'no']).catch(''),
  readouts: z
    .object({ us: readout, cn: readout, points: z.array(z.object({ was: text, text, told, us: text, cn: text })) })
    .catch(() => ({ us: NO_READOUTS.us, cn: NO_READOUTS.cn, points: [] })),
  claims: z
    .array(z.object({ was: text, subject: text, versions: z.array(z.object({ was: text, text, source })), note: text }))
    .catch([]),
});

/** The fields of a draft. */
export function draftFields(draft: Draft): EditorFields {
  return fieldsSchema.parse(draft.fields);
}
