// Readouts, claims and sources between form and event: what is not typed into stays as it was, in every language.
import { array, assert, boolean, constantFrom, option, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimSchema, newEventSchema, readoutsSchema, sourceSchema, type Source } from '../../../data/event.ts';
import { UI_LANGUAGES, type Text } from '../../../data/text.ts';
import { claimFieldsOf, claimsOf, NO_CLAIM } from '../../../src-renderer/state/editor-claims.ts';
import { newEventOf, NO_FIELDS, problemsOf } from '../../../src-renderer/state/editor-fields.ts';
import { NO_POINT, NO_READOUTS, readoutsFieldsOf, readoutsOf } from '../../../src-renderer/state/editor-readouts.ts';
import { NO_SOURCE, sourceFieldsOf, sourceOf } from '../../../src-renderer/state/editor-sources.ts';
import { draftFields } from '../../../src-renderer/state/draft.ts';

const phrase = string({ minLength: 1, maxLength: 12 }).map((text) => `${text.trim()}x`);
const reader = constantFrom(...UI_LANGUAGES);

const text = record({ en: option(phrase), fr: option(phrase), zh: option(phrase), und: option(phrase) })
  .map((all): Text => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)))
  .filter((all) => Object.keys(all).length > 0);

const source = record({
  title: phrase,
  publisher: option(phrase, { nil: undefined }),
  url: option(constantFrom('https://example.org/a', 'https://example.org/b'), { nil: undefined }),
  date: option(constantFrom('2024-02-03', '2024-02', '2024'), { nil: undefined }),
  side: constantFrom('US' as const, 'CN' as const, 'other' as const),
  language: option(constantFrom('en', 'zh', 'de'), { nil: undefined }),
  accessed: option(constantFrom('2024-03-04'), { nil: undefined }),
  note: option(phrase, { nil: undefined }),
  weak: option(constantFrom(true), { nil: undefined }),
  copy: option(constantFrom('a'.repeat(64)), { nil: undefined }),
}).map((all): Source => sourceSchema.parse(JSON.parse(JSON.stringify(all))));

// Subjects are told apart by their words, as the form does.
const distinct = (all: readonly { readonly text?: Text; readonly subject?: Text }[]): boolean => {
  const words = all.flatMap((one) => Object.values(one.text ?? one.subject ?? {}));
  return new Set(words).size === words.length;
};

const point = record({
  text,
  by: constantFrom('both', 'US', 'CN'),
  only: boolean(),
  us: option(text),
  cn: option(text),
}).map(({ us, cn, by, only, ...rest }) => ({
  ...rest,
  by,
  only: by !== 'both' && only,
  ...(us && by !== 'CN' ? { us } : {}),
  ...(cn && by !== 'US' ? { cn } : {}),
}));
const side = option(record({ summary: text, source: option(source, { nil: undefined }) }));
const readouts = record({ us: side, cn: side, points: array(point, { maxLength: 4 }), verified: boolean() })
  .filter(({ us, cn, points }) => (us !== null || cn !== null || points.length > 0) && distinct(points))
  .map((all) => readoutsSchema.parse(JSON.parse(JSON.stringify(all))));

const version = record({ text, source });
const claim = record({ subject: text, versions: array(version, { minLength: 2, maxLength: 3 }), note: text })
  .filter(({ versions }) => distinct(versions))
  .map((all) => claimSchema.parse(JSON.parse(JSON.stringify(all))));

describe('opened and sent back without typing', () => {
  it('a source is what it was, every field of it', () => {
    assert(
      property(source, reader, (given, language) => {
        expect(sourceOf(sourceFieldsOf(given, language))).toEqual(given);
      }),
    );
  });

  it('readouts are what they were, in every language', () => {
    assert(
      property(readouts, reader, (given, language) => {
        expect(readoutsOf(readoutsFieldsOf(given, language), given, language)).toEqual(given);
      }),
    );
  });

  it('claims are what they were, in every language', () => {
    assert(
      property(array(claim, { maxLength: 3 }).filter(distinct), reader, (given, language) => {
        expect(claimsOf(claimFieldsOf(given, language), given, language)).toEqual(given);
      }),
    );
  });
});

describe('typed', () => {
  it('a subject gone from the middle leaves the others their languages', () => {
    const given = readoutsSchema.parse({
      us: null,
      cn: null,
      points: ['a', 'b', 'c'].map((name) => ({ text: { en: name, fr: `${name} fr` }, by: 'both' })),
    });
    const fields = readoutsFieldsOf(given, 'en');
    const without = { ...fields, points: fields.points.filter(({ text: words }) => words !== 'b') };
    expect(readoutsOf(without, given, 'en')?.points).toEqual([given.points[0], given.points[2]]);
  });

  it('new readouts and claims make an event that the library takes', () => {
    const told = { ...NO_SOURCE, title: 'A readout' };
    const fields = {
      ...NO_FIELDS,
      title: 'Told',
      date: '2024',
      readouts: {
        ...NO_READOUTS,
        us: { summary: 'Candid', source: told },
        points: [NO_POINT, { ...NO_POINT, text: 'Trade', told: 'US-only' as const, us: 'tariffs', cn: 'forgotten' }],
      },
      claims: [NO_CLAIM, { ...NO_CLAIM, subject: 'Length', versions: versionsOf('Long', 'Short') }],
    };
    expect(problemsOf(fields)).toEqual(new Map());
    const event = newEventSchema.parse(newEventOf(fields));
    expect(event.readouts?.points).toEqual([{ text: { und: 'Trade' }, by: 'US', only: true, us: { und: 'tariffs' } }]);
    expect(event.claims).toHaveLength(1);
  });

  it('what is missing is named by its field', () => {
    const fields = {
      ...NO_FIELDS,
      title: 'Told',
      date: '2024',
      readouts: {
        ...NO_READOUTS,
        cn: { summary: '', source: { ...NO_SOURCE, url: 'javascript:alert(1)' } },
        points: [{ ...NO_POINT, us: 'tariffs' }],
      },
      claims: [{ ...NO_CLAIM, versions: versionsOf('Long') }],
    };
    expect([...problemsOf(fields).keys()].sort()).toEqual([
      'claims.0.subject',
      'claims.0.versions.1.text',
      'readouts.cn.source.url',
      'readouts.cn.summary',
      'readouts.points.0.text',
    ]);
  });

  it('a draft of an older Entente opens with what it has', () => {
    const fields = { title: 'Kept', sources: [{ title: 'A', publisher: '', url: '', date: '', side: 'US' }] };
    const opened = draftFields({ eventId: null, fields, saved: '2024-01-01T00:00:00Z' });
    expect(opened).toMatchObject({ title: 'Kept', claims: [], readouts: NO_READOUTS });
    expect(opened.sources).toEqual([{ ...NO_SOURCE, title: 'A', side: 'US' }]);
  });
});

function versionsOf(...words: readonly string[]) {
  const versions = words.map((said) => ({ was: '', text: said, source: { ...NO_SOURCE, title: `Says ${said}` } }));
  return versions.length < 2 ? [...versions, { was: '', text: '', source: NO_SOURCE }] : versions;
}
