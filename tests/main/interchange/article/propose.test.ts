// What an article yields, the dates above all: as written, counted from the article's own day, or left open.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { assert, constantFrom, integer, property, string, array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../../data/dates.ts';
import { formatDate } from '../../../../data/format-date.ts';
import { loadSeed } from '../../../../data/seed/index.ts';
import { findDates } from '../../../../src-main/interchange/article/dates.ts';
import { FoldedText } from '../../../../src-main/interchange/article/folded-text.ts';
import { mainText } from '../../../../src-main/interchange/article/main-text.ts';
import { isSure, proposeEvent } from '../../../../src-main/interchange/article/propose.ts';

const { vocabulary } = loadSeed();

const first = (text: string, given?: string): string | undefined =>
  findDates(new FoldedText(text), given ?? null).dates[0]?.edtf;

describe('the date', () => {
  it.each([
    ['They met on 18–19 June 2023 in Beijing.', '2023-06-18/2023-06-19'],
    ['They met from June 18 to 19, 2023.', '2023-06-18/2023-06-19'],
    ['From 30 June to 2 July 2023 they talked.', '2023-06-30/2023-07-02'],
    ['La rencontre a eu lieu du 27 au 30 août 2023.', '2023-08-27/2023-08-30'],
    ['Le 1er juin 2023, ils se sont rencontrés.', '2023-06-01'],
    ['双方于2023年6月18日至19日举行会谈。', '2023-06-18/2023-06-19'],
    ['2023年6月，双方恢复磋商。', '2023-06'],
    ['Talks resumed in June 2023 after a long silence.', '2023-06'],
    ['The two sides have not met since 2019; they did on 5 May 2024.', '2024-05-05'],
  ])('%s', (text, edtf) => expect(first(text)).toBe(edtf));

  it.each([
    ['BEIJING, June 20, 2023 — They met on Monday.', '2023-06-19'],
    ['They met yesterday.\n\nPublished 20 June 2023', '2023-06-19'],
    ['They met last Tuesday. (20 June 2023)', '2023-06-13'],
    ['They met two days ago, officials said.\n20 June 2023', '2023-06-18'],
    ['PÉKIN, 20 juin 2023 – Ils se sont rencontrés hier.', '2023-06-19'],
    ['Ils se sont vus lundi.\n\nPublié le 20 juin 2023', '2023-06-19'],
    ['Ils se réuniront, a-t-on appris, le 3 juillet. (20 juin 2023)', '2023-07-03'],
    ['双方昨天举行会谈。（2023年6月20日讯）', '2023-06-19'],
    ['上周五，双方举行会谈。2023年6月20日', '2023-06-16'],
    ['双方19日举行会谈。\n2023年6月20日', '2023-06-19'],
    ['They met this month.\n20 June 2023', '2023-06'],
    ['They met on December 30.\n2 January 2024', '2023-12-30'],
  ])('is counted from the article’s own: %s', (text, edtf) => expect(first(text)).toBe(edtf));

  it('is left open where there is nothing to count from, and found once the person says the day', () => {
    const text = 'The two ministers met on Friday.';
    const open = findDates(new FoldedText(text));
    expect(open.dates).toEqual([]);
    expect(open.open.map(([from, to]) => text.slice(from, to))).toEqual(['on Friday']);
    expect(first(text, '2023-06-20')).toBe('2023-06-16');
  });

  it('is not the dateline, where the person says another day', () => {
    expect(first('VIENNA, March 4, 2031 — They met on Sunday.')).toBe('2031-03-02');
    expect(first('VIENNA, March 4, 2031 — They met on Sunday.', '2031-03-11')).toBe('2031-03-09');
  });

  it('is not counted in days from an article of which only the month is known', () => {
    const found = findDates(new FoldedText('They met yesterday.'), '2023-06');
    expect(found.dates.map(({ edtf }) => edtf)).toEqual(['2023-06']);
    expect(found.open).toHaveLength(1);
  });

  it('never rolls an impossible day over', () => {
    expect(first('They met on 30 February 2023.')).toBeUndefined();
  });

  it('rests on words that are there, whatever the text', () => {
    const piece = constantFrom(
      'Le 9 avril 2025',
      'on Friday',
      '2023年6月18日',
      'é',
      'ﬁ',
      '𝒳',
      ' ',
      '\n',
      'yesterday',
      '（',
      '12 août',
    );
    assert(
      property(array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ');
        for (const { at } of findDates(new FoldedText(text), '2024-01-05').dates) {
          for (const [from, to] of at) {
            expect(from).toBeLessThan(to);
            expect(text.slice(from, to)).toMatch(/\d|friday|yesterday/i);
          }
        }
      }),
    );
  });

  it('is found as it is written in each language', () => {
    assert(
      property(integer({ min: 0, max: 9_000 }), constantFrom('en', 'fr', 'zh'), (days, language) => {
        const day = isoDay(Date.UTC(2005, 0, 1) + days * 86_400_000);
        const words = formatDate(day, language);
        const text =
          language === 'zh'
            ? `双方于${words}举行会谈。`
            : language === 'fr'
              ? `Ils ont parlé le ${words} à Genève.`
              : `They spoke on ${words} in Geneva.`;
        expect(first(text)).toBe(day);
      }),
    );
  });
});

describe('the main text', () => {
  it('is what a page says, without what it does, with its own date and address', () => {
    const words = 'The two sides agreed to keep talking about tariffs and about the climate, officials said. '.repeat(
      6,
    );
    const page = `<html><head><title>Site – Story</title><meta property="og:site_name" content="The Paper">
      <link rel="canonical" href="https://paper.example/story"><script type="application/ld+json">{"datePublished":"2024-04-26T08:00:00Z"}</script></head>
      <body><nav>Home Sport</nav><article><h1>Story of the day</h1><p>${words}</p><p onclick="x()">See <a href="javascript:alert(1)">this</a> and <a href="https://a.example/">that</a>.</p>
      <img src=x onerror=alert(1)><script>alert(1)</script></article><footer>Cookies</footer></body></html>`;
    const main = mainText(page);
    expect(main).toMatchObject({
      title: 'Story of the day',
      published: '2024-04-26',
      publisher: 'The Paper',
      url: 'https://paper.example/story',
    });
    expect(main.body).toContain('keep talking about tariffs');
    expect(main.body).toContain('[that](https://a.example/)');
    expect(main.body).not.toMatch(/javascript|alert|onerror|Cookies|<|Sport/);
  });

  it('takes a first line that is no sentence for the headline', () => {
    expect(mainText('Talks resume\n\nThey met again.').title).toBe('Talks resume');
    expect(mainText('They met again.\nThey left.').title).toBe('');
  });

  it('reads anything without falling over', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const proposal = proposeEvent(`<p>${text}</p>`, vocabulary);
        for (const { at } of [...proposal.topics, ...proposal.actors, ...proposal.kinds]) {
          for (const [from, to] of at) expect(to <= proposal.text.length && from < to).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
    expect(proposeEvent('<div>'.repeat(10_000), vocabulary).body.length).toBeLessThan(100);
  });
});

describe('an article', () => {
  it('names people by surname where that is one person’s, and not a ministry of the other side', () => {
    const actors = (text: string): string[] => proposeEvent(text, vocabulary).actors.map(({ id }) => id);
    expect(actors('Blinken met Wang Yi.')).toEqual(expect.arrayContaining(['antony-blinken', 'wang-yi']));
    expect(actors('美国商务部宣布新规。')).not.toContain('chinese-ministry-of-commerce');
    expect(actors('商务部宣布反制。')).toContain('chinese-ministry-of-commerce');
    expect(actors('拜登发表讲话。')).toEqual(['joe-biden']);
  });

  it('finds topics of a person’s own making by their names', () => {
    const own = {
      ...vocabulary,
      topics: [
        {
          id: 'space',
          names: { en: 'Space', fr: 'Espace' },
          aliases: ['Moon'],
          colour: '#000000',
          darkColour: '#ffffff',
          glyph: 'star' as const,
        },
      ],
    };
    expect(
      proposeEvent('They spoke of the Moon.', own)
        .topics.filter(isSure)
        .map(({ id }) => id),
    ).toEqual(['space']);
  });
});

const seeds = resolve(import.meta.dirname, '../../../../..', 'shared/seeds');
const present = existsSync(seeds);
if (!present) process.stderr.write('SKIPPED: the folder with the French article is not beside the project.\n');

describe.skipIf(!present)('the French article of June 2023', () => {
  it('yields its month, its people, its place, its kind and its topics', () => {
    const file = present ? readdirSync(seeds).find((name) => name.endsWith('.txt')) : undefined;
    const proposal = proposeEvent(readFileSync(resolve(seeds, file ?? ''), 'utf8'), vocabulary);
    expect(proposal.language).toBe('fr');
    expect(proposal.dates.dates.map(({ edtf }) => edtf)).toEqual(['2023-06']);
    expect(proposal.dates.lasted?.days).toBe(2);
    expect(proposal.actors.map(({ id }) => id).toSorted()).toEqual(['antony-blinken', 'xi-jinping']);
    expect(proposal.places[0]?.name.fr).toBe('Pékin');
    expect(['meeting', 'visit']).toContain(proposal.kinds[0]?.id);
    expect(proposal.topics.filter(isSure).map(({ id }) => id)).toEqual(
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
});
