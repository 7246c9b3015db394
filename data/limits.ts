// The bounds on what a library accepts, in one place: lengths in UTF-16 units, counts in entries.
// They are generous for people and small enough that no single record can exhaust memory.
export const LIMITS = {
  id: 120,
  title: 1_000,
  summary: 20_000,
  article: 400_000,
  note: 20_000,
  notes: 100_000,
  name: 300,
  url: 4_096,
  topics: 32,
  actors: 200,
  sources: 200,
  articles: 24,
  points: 200,
  claims: 50,
  versions: 20,
  links: 500,
  tags: 100,
  aliases: 100,
  /** Bytes of a source's local copy: as base64 it fits a command's body of 8 MB. */
  copy: 5 * 2 ** 20,
  years: [1000, 2999],
  depth: 64,
} as const;
