// What we wrote ourselves over the research: texts in Chinese and French, actors, places, typed links, the first article.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { articleSchema, claimSchema, linkSchema, sourceSchema } from '../../event.ts';
import { actorSchema } from '../../vocabulary.ts';
import { z } from '../../zod.ts';

const seed = resolve(import.meta.dirname, '..');

const textsSchema = z.record(
  z.string(),
  z.strictObject({
    summaryZh: z.string(),
    toneFr: z.string(),
    toneZh: z.string(),
    titleFr: z.string().optional(),
    titleZh: z.string().optional(),
    summaryFr: z.string().optional(),
  }),
);

const readoutsSchema = z.record(
  z.string(),
  z.strictObject({
    usZh: z.string().nullable(),
    cnZh: z.string().nullable(),
    usFr: z.string().optional(),
    cnFr: z.string().optional(),
    points: z.record(z.string(), z.strictObject({ fr: z.string(), zh: z.string() })),
  }),
);

const firstEventSchema = z.strictObject({
  topics: z.array(z.string()),
  articleTitles: z.strictObject({ en: z.string(), fr: z.string(), zh: z.string() }),
  sources: z.array(sourceSchema),
  claims: z.array(claimSchema),
});

const reviewedTextSchema = z.strictObject({
  en: z.string().optional(),
  fr: z.string().optional(),
  zh: z.string().optional(),
});

const reviewSchema = z.record(
  z.string(),
  z.strictObject({
    importance: z.number().optional(),
    tags: z.array(z.string()).optional(),
    title: reviewedTextSchema.optional(),
    summary: reviewedTextSchema.optional(),
    toneReason: z.strictObject({ en: z.string() }).optional(),
  }),
);

function json(name: string): unknown {
  return JSON.parse(readFileSync(resolve(seed, 'overlay', name), 'utf8'));
}

/** Reads and checks the overlay. */
export function readOverlay() {
  const first = firstEventSchema.parse(json('first-event.json'));
  return {
    texts: { ...textsSchema.parse(json('texts-a.json')), ...textsSchema.parse(json('texts-b.json')) },
    actors: z.array(actorSchema).parse(json('actors.json')),
    places: z.record(z.string(), z.strictObject({ fr: z.string(), zh: z.string() })).parse(json('places.json')),
    readouts: readoutsSchema.parse(json('readouts.json')),
    links: z.array(linkSchema.extend({ from: z.string() })).parse(json('links.json')),
    review: reviewSchema.parse(json('review.json')),
    first: {
      ...first,
      articles: (['en', 'fr', 'zh'] as const).map((language) =>
        articleSchema.parse({
          language,
          title: first.articleTitles[language],
          body: readFileSync(resolve(seed, 'articles', `first-event.${language}.md`), 'utf8').trim(),
        }),
      ),
    },
  };
}
export type Overlay = ReturnType<typeof readOverlay>;
