// The research as it comes: its own shape, checked before anything is made of it.
import { z } from '../../zod.ts';

const text = z.object({ en: z.string(), fr: z.string(), zh: z.string() });
const enFr = z.object({ en: z.string(), fr: z.string() });

const source = z.object({
  title: z.string(),
  publisher: z.string(),
  url: z.string(),
  date: z.string().optional(),
  side: z.enum(['US', 'CN', 'other']),
  weak: z.boolean().optional(),
});

export const researchEventSchema = z.object({
  id: z.string(),
  date: z.string(),
  title: text,
  summary: enFr,
  topics: z.array(z.string()),
  kind: z.string(),
  actors: z.array(z.string()),
  place: z.object({ name: z.string(), country: z.string(), lat: z.number(), lon: z.number() }).nullable(),
  tone: z.number(),
  toneReason: z.string(),
  sources: z.array(source),
  verified: z.boolean(),
  importance: z.number(),
  links: z.array(z.object({ to: z.string() })),
});
export type ResearchEvent = z.output<typeof researchEventSchema>;

const told = z.object({
  summary: enFr,
  points: z.array(z.string()),
  source: source.omit({ side: true, weak: true }).extend({ date: z.string().optional() }),
});

export const researchReadoutSchema = z.object({
  event: z.string(),
  us: told.nullable(),
  cn: told.nullable(),
  onlyUS: z.array(z.string()),
  onlyCN: z.array(z.string()),
  both: z.array(z.string()),
  verified: z.boolean(),
});
export type ResearchReadout = z.output<typeof researchReadoutSchema>;
