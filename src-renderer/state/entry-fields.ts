// An entry of the vocabulary between form and library: its names by language, its aliases one a line, its look.
// Pure: no signals, no host.
import { PALETTE } from '../../data/palette.ts';
import type { Text } from '../../data/text.ts';
import type { Actor, Glyph, Topic } from '../../data/vocabulary.ts';
import type { Entry, Table, TabledEntry } from './actions-vocabulary.ts';

export const NAME_LANGUAGES = ['en', 'fr', 'zh', 'und'] as const;
type NameLanguage = (typeof NAME_LANGUAGES)[number];

export interface EntryFields {
  readonly names: Readonly<Record<NameLanguage, string>>;
  /** One a line. */
  readonly aliases: string;
  readonly colour: string;
  readonly darkColour: string;
  readonly glyph: Glyph;
  /** "" where it does not apply. */
  readonly side: NonNullable<Actor['side']> | '';
  readonly type: NonNullable<Actor['type']> | '';
}

const isTopic = (entry: Entry): entry is Topic => 'glyph' in entry;

/** The fields of an entry, or of a new one: its look is the first of the palette that no topic has. */
export function entryFields(entry: Entry | null, topics: readonly Topic[]): EntryFields {
  const used = new Set(topics.map(({ glyph }) => glyph));
  const look = PALETTE.find(({ glyph }) => !used.has(glyph)) ?? PALETTE[topics.length % PALETTE.length] ?? PALETTE[0];
  const { colour, darkColour, glyph } = entry && isTopic(entry) ? entry : look;
  const actor: Actor | null = entry && !isTopic(entry) ? entry : null;
  return {
    names: {
      en: entry?.names.en ?? '',
      fr: entry?.names.fr ?? '',
      zh: entry?.names.zh ?? '',
      und: entry?.names.und ?? '',
    },
    aliases: (entry?.aliases ?? []).join('\n'),
    colour,
    darkColour,
    glyph,
    side: actor?.side ?? '',
    type: actor?.type ?? '',
  };
}

/** The entry that the fields say. */
export function entryOf(table: Table, id: string, fields: EntryFields): TabledEntry {
  const names: Text = {};
  for (const language of NAME_LANGUAGES) {
    const name = fields.names[language].trim();
    if (name !== '') names[language] = name;
  }
  const lines = fields.aliases.split('\n').map((alias) => alias.trim());
  const aliases = [...new Set(lines.filter((alias) => alias !== '' && !Object.values(names).includes(alias)))];
  const { colour, darkColour, glyph, side, type } = fields;
  if (table === 'topics') return { table, entry: { id, names, aliases, colour, darkColour, glyph } };
  if (table === 'kinds') return { table, entry: { id, names, aliases } };
  const entry: Actor = { id, names, aliases };
  if (side !== '') entry.side = side;
  if (type !== '') entry.type = type;
  return { table, entry };
}
