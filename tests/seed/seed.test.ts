// The curated library is in order, its checks can fail, and its conversion gives the same bytes every time.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../data/event.ts';
import { loadSeed } from '../../data/seed/index.ts';
import type { ResearchEvent } from '../../data/seed/tools/research.ts';
import { build } from '../../data/seed/tools/build.ts';
import { checkSeed } from '../../data/seed/tools/check-seed.ts';
import { english, french } from '../../data/seed/tools/convert.ts';

const { events, vocabulary } = loadSeed();
const first = events[0] as Event;

/** The problems of the seed with its first event changed. */
function problemsWith(changes: Partial<Event>): string[] {
  return checkSeed([{ ...first, ...changes }, ...events.slice(1)], vocabulary);
}

describe('the curated library', () => {
  it('has 239 events from June 2023 to May 2026, and no problem', () => {
    expect(events).toHaveLength(239);
    expect(first.date).toBe('2023-06-18/2023-06-19');
    expect(events.some((event) => event.date.startsWith('2026-05-30'))).toBe(true);
    expect(checkSeed(events, vocabulary)).toEqual([]);
  });

  it('has four events without a source, and says so of each', () => {
    const unverified = events.filter((event) => !event.verified);
    expect(unverified).toHaveLength(4);
    for (const event of unverified) expect(event.sources).toEqual([]);
  });

  it('gives links a type where the facts show one, and connects the rounds of 2025', () => {
    const rounds = [
      '2025-05-10-geneva-truce',
      '2025-06-09-london-framework',
      '2025-07-28-stockholm-talks',
      '2025-09-14-madrid-talks',
      '2025-10-25-kuala-lumpur-framework',
      '2025-10-30-trump-xi-busan',
    ];
    const byId = new Map(events.map((event) => [event.id, event]));
    rounds.slice(1).forEach((id, at) => {
      expect(byId.get(id)?.links).toContainEqual({ to: rounds[at], type: 'continues' });
    });
    expect(byId.get('2025-04-04-china-rare-earth-controls')?.links).toContainEqual({
      to: '2025-04-02-liberation-day-tariffs',
      type: 'responds-to',
    });
  });

  it('carries the readouts of thirty meetings', () => {
    expect(events.filter((event) => event.readouts)).toHaveLength(30);
  });
});

describe('the first event', () => {
  it('carries an article of several paragraphs in French and in English, and in Chinese', () => {
    for (const language of ['en', 'fr', 'zh']) {
      const article = first.articles.find((found) => found.language === language);
      expect(article?.body.split('\n\n').length).toBeGreaterThan(6);
    }
    expect(first.articles.find((article) => article.language === 'fr')?.body).toContain('terrains d’entente');
  });

  it('covers the eight subjects of the article', () => {
    expect(first.topics).toEqual(
      expect.arrayContaining([
        'trade',
        'human-rights',
        'cybersecurity',
        'regional-security',
        'climate',
        'health',
        'nonproliferation',
      ]),
    );
  });

  it('shows both claims about a joint statement, each with its source', () => {
    const [claim] = first.claims;
    expect(claim?.versions).toHaveLength(2);
    expect(claim?.versions.map((version) => version.source.publisher)).toEqual([
      'Bénin Web TV',
      'US Department of State',
    ]);
  });
});

describe('the checks can fail', () => {
  it.each<[string, Partial<Event>, RegExp]>([
    ['an impossible date', { date: '2023-02-29' }, /28 days/],
    ['an id without its month', { id: 'blinken' }, /does not begin with its month/],
    ['an unknown topic', { topics: ['weather'] }, /no topic weather/],
    ['no topic', { topics: [] }, /no topic$/],
    ['an unknown kind', { kind: 'party' }, /no kind party/],
    ['an unknown actor', { actors: ['nobody'] }, /no actor nobody/],
    ['a missing language', { summary: { en: 'x', fr: 'y' } }, /summary is missing in zh/],
    ['a dead link', { links: [{ to: 'nowhere' }] }, /does not exist/],
    ['a link to itself', { links: [{ to: first.id }] }, /with itself/],
    ['a link stored twice', { links: [{ to: '2023-06-20-biden-dictator-remark' }] }, /stored twice/],
    ['an unreadable address', { sources: [{ title: 'x', url: 'ftp://x', side: 'other' }] }, /not a web address/],
    ['verified without a source', { sources: [] }, /verified and has no source/],
    ['a source and not verified', { verified: false }, /has a source and is not verified/],
    ['a source named twice', { sources: [...first.sources, ...first.sources] }, /a source twice/],
    ['careless English', { title: { en: "It's said", fr: 'x', zh: '好' } }, /its English/],
    ['careless French', { title: { en: 'x', fr: "C'est dit ; non ?", zh: '好' } }, /its French/],
    ['careless Chinese', { title: { en: 'x', fr: 'x', zh: '好,不好' } }, /its Chinese/],
  ])('%s', (_, changes, expected) => {
    expect(problemsWith(changes).join('\n')).toMatch(expected);
  });

  it('two events with one id', () => {
    expect(checkSeed([...events, first], vocabulary).join('\n')).toMatch(/share an id/);
  });

  it('an actor without a Chinese name', () => {
    const actors = [{ id: 'x', names: { en: 'X' }, aliases: [] }, ...vocabulary.actors];
    expect(checkSeed(events, { ...vocabulary, actors }).join('\n')).toMatch(/Actor x has no name in fr/);
  });
});

describe('the conversion', () => {
  const research = resolve(import.meta.dirname, '../../../shared/research');

  it('gives French its spaces once, however often it is applied', () => {
    const once = french("« Bon » : oui ; non ? L'an");
    expect(once).toBe('«\u00a0Bon\u00a0»\u00a0: oui\u202f; non\u202f? L’an');
    expect(french(once)).toBe(once);
  });

  it('gives English its quotation marks, and tells them from apostrophes', () => {
    const once = english(`China's 'teapot' refiners' plea, 'as "is"'`);
    expect(once).toBe('China’s “teapot” refiners’ plea, “as “is””');
    expect(english(once)).toBe(once);
  });

  it.skipIf(!existsSync(research))(
    'keeps what was found: dates, tone, kinds, topics, places, and addresses as they are',
    () => {
      const found = JSON.parse(readFileSync(resolve(research, 'events.json'), 'utf8')) as ResearchEvent[];
      const byId = new Map(events.map((event) => [event.id, event]));
      for (const sent of found) {
        const event = byId.get(sent.id);
        expect(event).toMatchObject({ date: sent.date, tone: sent.tone, kind: sent.kind, verified: sent.verified });
        expect(event?.topics).toEqual(expect.arrayContaining([...sent.topics]));
        if (sent.id !== first.id) expect(event?.topics).toEqual(sent.topics);
        expect(event?.place?.name.en).toBe(sent.place?.name);
        // Every source is there to the letter, but a repost where there is better.
        const strong = sent.sources.filter((source) => !source.weak);
        const kept = strong.length > 0 ? strong : sent.sources;
        expect(event?.sources.slice(0, kept.length)).toEqual(kept);
      }
    },
  );

  it.skipIf(!existsSync(research))('is repeatable (skipped where the research is not at hand)', () => {
    const files = build(research);
    for (const [name, text] of Object.entries(files)) {
      expect(readFileSync(resolve(import.meta.dirname, '../../data/seed', name), 'utf8')).toBe(text);
    }
    const sent = JSON.parse(readFileSync(resolve(research, 'events.json'), 'utf8')) as { id: string }[];
    expect(events.map((event) => event.id)).toEqual(sent.map((event) => event.id));
  });
});
