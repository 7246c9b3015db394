// Between what is typed and what the host takes: an edit changes what was meant, and nothing else.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventChangesSchema, eventSchema, newEventSchema, type Event } from '../../../data/event.ts';
import { UI_LANGUAGES } from '../../../data/text.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import {
  changesOf,
  fieldsOf,
  isDirty,
  newEventOf,
  NO_FIELDS,
  problemsOf,
} from '../../../src-renderer/state/editor-fields.ts';
import { NO_SOURCE } from '../../../src-renderer/state/editor-sources.ts';
import { draftFields } from '../../../src-renderer/state/draft.ts';
import type { EditorFields } from '../../../src-renderer/state/editor.ts';

const vocabulary: Vocabulary = {
  topics: [],
  kinds: [],
  actors: [{ id: 'wang-yi', names: { en: 'Wang Yi', fr: 'Wang Yi', zh: '王毅' }, aliases: [] }],
};

const event: Event = eventSchema.parse({
  id: 'e1',
  date: '2023-06-18/2023-06-19',
  title: { en: 'A meeting', fr: 'Une rencontre', zh: '会见' },
  summary: { en: 'They met.', fr: 'Ils se sont vus.' },
  topics: ['diplomacy'],
  actors: ['wang-yi'],
  kind: 'meeting',
  place: { name: { en: 'Beijing', fr: 'Pékin' }, country: 'CN', lat: 39.9, lon: 116.4 },
  tone: 2,
  toneReason: { en: 'Warm' },
  sources: [
    { title: 'Readout', url: 'https://example.org/a', date: '2023-06-20', side: 'US', note: 'kept', weak: true },
  ],
  articles: [
    { language: 'fr', title: 'Titre', body: 'Corps' },
    { language: 'en', title: 'Title', body: 'Body' },
  ],
  origin: { by: 'curated' },
  created: '2026-01-01T00:00:00Z',
  updated: '2026-01-01T00:00:00Z',
});

const edit = (reader: 'en' | 'fr' | 'zh', typed: Partial<EditorFields>) => {
  const initial = fieldsOf(event, reader, vocabulary);
  return changesOf({ ...initial, ...typed }, initial, event, reader, vocabulary);
};

describe('editing', () => {
  it.each(UI_LANGUAGES)('opening and saving in %s without typing changes nothing', (reader) => {
    expect(edit(reader, {})).toEqual({});
  });

  it('a corrected French title leaves the other languages alone', () => {
    expect(edit('fr', { title: 'Une entrevue' })).toEqual({
      title: { en: 'A meeting', fr: 'Une entrevue', zh: '会见' },
    });
  });

  it('a text the reader sees in another language is changed in that language', () => {
    expect(edit('zh', { summary: 'They met twice.' })).toEqual({
      summary: { en: 'They met twice.', fr: 'Ils se sont vus.' },
    });
  });

  it('shown actors go back as their ids, new names as typed', () => {
    expect(edit('zh', { actors: ['王毅', '张三'] })).toEqual({ actors: ['wang-yi', '张三'] });
  });

  it('a source keeps what the editor does not show', () => {
    const initial = fieldsOf(event, 'en', vocabulary);
    const sources = initial.sources.map((source) => ({ ...source, publisher: 'State' }));
    expect(edit('en', { sources }).sources).toEqual([{ ...event.sources[0], publisher: 'State' }]);
  });

  it('an edited article replaces the one that was shown', () => {
    expect(edit('en', { article: 'New body' }).articles).toEqual([
      { language: 'en', title: 'Title', body: 'New body' },
      { language: 'fr', title: 'Titre', body: 'Corps' },
    ]);
  });

  it('another place is another place, no place is none', () => {
    expect(edit('en', { place: 'Shanghai' })).toEqual({ place: { name: { und: 'Shanghai' } } });
    expect(edit('en', { place: ' ' })).toEqual({ place: null });
  });

  it('the date goes back as EDTF, whatever the language it is shown in', () => {
    expect(fieldsOf(event, 'zh', vocabulary).date).toBe('2023年6月18日至19日');
    expect(edit('zh', { date: '2023年6月20日' })).toEqual({ date: '2023-06-20' });
  });

  it('what an edit sends is always valid', () => {
    expect(eventChangesSchema.safeParse(edit('en', { title: 'x', tone: '', topics: [], notes: 'n' })).success).toBe(
      true,
    );
  });
});

describe('adding', () => {
  const sparse: EditorFields = { ...NO_FIELDS, title: ' A title ', date: 'June 2023' };

  it('a title and a date are enough', () => {
    expect(problemsOf(sparse).size).toBe(0);
    expect(newEventSchema.parse(newEventOf(sparse))).toMatchObject({
      title: { und: 'A title' },
      date: '2023-06',
      tone: null,
    });
  });

  it('names what is missing or wrong, field by field', () => {
    const problems = problemsOf({
      ...NO_FIELDS,
      date: '2023-02-29',
      sources: [
        { ...NO_SOURCE, url: 'javascript:x' },
        NO_SOURCE,
        { ...NO_SOURCE, publisher: 'Only this', date: 'nonsense' },
      ],
    });
    expect([...problems.keys()].sort()).toEqual([
      'date',
      'sources.0.url',
      'sources.2.date',
      'sources.2.title',
      'title',
    ]);
  });

  it('a source with an address only is called by it; a blank one is not sent', () => {
    const sources = [{ ...NO_SOURCE, url: ' https://example.org/x ' }, NO_SOURCE];
    expect(newEventOf({ ...sparse, sources }).sources).toEqual([
      { title: 'https://example.org/x', url: 'https://example.org/x', side: 'other' },
    ]);
  });

  it('whatever passes here passes the host', () => {
    const anyFields = fc.record({
      title: fc.string({ minLength: 1 }),
      summary: fc.string(),
      place: fc.string(),
      toneReason: fc.string(),
      notes: fc.string(),
      tone: fc.constantFrom('', '-3', '0', '3'),
    });
    fc.assert(
      fc.property(anyFields, (typed) => {
        const fields = { ...sparse, ...typed };
        if (problemsOf(fields).size > 0 || JSON.stringify(fields).includes('\\u0000')) return;
        expect(newEventSchema.safeParse(newEventOf(fields)).success).toBe(true);
      }),
    );
  });
});

describe('drafts', () => {
  it('come back as they were typed', () => {
    const fields: EditorFields = { ...NO_FIELDS, title: 'half', sources: [{ ...NO_SOURCE, url: 'http' }] };
    const kept = {
      eventId: null,
      saved: '2026-01-01',
      fields: JSON.parse(JSON.stringify(fields)) as Record<string, unknown>,
    };
    expect(draftFields(kept)).toEqual(fields);
  });

  it('of any shape are read as far as they go', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        const read = draftFields({ eventId: null, saved: '', fields });
        expect(Object.keys(read).sort()).toEqual(Object.keys(NO_FIELDS).sort());
      }),
    );
  });

  it('know whether anything would be lost', () => {
    expect(isDirty(NO_FIELDS, { ...NO_FIELDS })).toBe(false);
    expect(isDirty({ ...NO_FIELDS, title: 'x' }, NO_FIELDS)).toBe(true);
  });
});

describe('whether an event is verified', () => {
  const sourced = [{ ...NO_SOURCE, title: 'Readout' }];

  it('follows its sources until the person says otherwise', () => {
    expect(newEventOf(NO_FIELDS).verified).toBe(false);
    expect(newEventOf({ ...NO_FIELDS, sources: [NO_SOURCE] }).verified).toBe(false);
    expect(newEventOf({ ...NO_FIELDS, sources: sourced }).verified).toBe(true);
    expect(newEventOf({ ...NO_FIELDS, sources: sourced, verified: 'no' }).verified).toBe(false);
    expect(newEventOf({ ...NO_FIELDS, verified: 'yes' }).verified).toBe(true);
  });

  it('stays as it was where an edit does not touch it, also against its sources', () => {
    expect(edit('en', { title: 'Another' })).not.toHaveProperty('verified');
    expect(edit('en', { verified: 'yes' })).toEqual({ verified: true });
    expect(edit('en', { sources: [] })).toEqual({ sources: [] });
  });
});
