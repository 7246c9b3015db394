// The three catalogues say the same things: same keys, same values asked for, each in its own typography.
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { CATALOGUES, nearestLanguage, translator, type MessageKey } from '../../data/i18n/t.ts';
import { UI_LANGUAGES } from '../../data/text.ts';

const keys = Object.keys(CATALOGUES.en) as MessageKey[];

/** Names of the values a message asks for, sorted. */
function asked(elements: readonly MessageFormatElement[]): string[] {
  const names = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    names.add(element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options)) for (const name of asked(option.value)) names.add(name);
    }
  }
  return [...names].sort();
}

/** The literal text of a message, options included. */
function literals(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        return Object.values(element.options)
          .map((option) => literals(option.value))
          .join(' ');
      }
      return 'X';
    })
    .join('');
}

describe.each(UI_LANGUAGES)('the words in %s', (language) => {
  it('has every key, and no other', () => {
    expect(Object.keys(CATALOGUES[language]).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s parses, says something, and asks for the same values as English', (key) => {
    const message = parse(CATALOGUES[language][key]);
    expect(literals(message).trim()).not.toBe('');
    expect(asked(message)).toEqual(asked(parse(CATALOGUES.en[key])));
  });
});

// Messages that quote the search language (`field:`) or lay out columns: their signs are not punctuation.
const CODE = /^query\.problem\.|^(?:host|cli)\.help$/;
const prose = keys.filter((key) => !CODE.test(key));

describe('typography', () => {
  it.each(prose)('French: %s has its spaces before high punctuation and inside guillemets', (key) => {
    const text = literals(parse(CATALOGUES.fr[key]));
    expect(text).not.toMatch(/[\p{L}\d ][;!?](\s|$)|« |[^\u00a0\u202f]»|«[^\u00a0\u202f]/u);
    expect(text).not.toMatch(/[\p{L}\d ]:(\s|$)/u);
    expect(text).not.toContain("'");
  });

  it.each(keys)('Chinese: %s uses full-width punctuation after Chinese', (key) => {
    const text = literals(parse(CATALOGUES.zh[key]));
    expect(text).not.toMatch(/\p{Script=Han}[,;:!?]/u);
    expect(text).not.toMatch(/\p{Script=Han}\.(\s|$)/u);
  });

  it.each(keys)('Chinese: %s has no space between a count and what is counted', (key) => {
    expect(CATALOGUES.zh[key]).not.toMatch(/(#|, number\}|\{(count|days|seconds|row|line)\}) \p{Script=Han}/u);
  });

  it.each(prose)('English: %s has curly quotation marks and no double spaces', (key) => {
    expect(literals(parse(CATALOGUES.en[key]))).not.toMatch(/["]| {2}|\p{L}'\p{L}/u);
  });
});

describe('choosing a language', () => {
  it.each([
    [['fr-CA', 'en'], 'fr'],
    [['zh-Hant-TW'], 'zh'],
    [['de-DE', 'zh'], 'zh'],
    [['de'], 'en'],
    [[], 'en'],
  ] as const)('%j → %s', (wanted, language) => {
    expect(nearestLanguage(wanted)).toBe(language);
  });

  it('counts as each language counts', () => {
    expect(translator('en')('filters.count', { count: 1 })).toBe('1 event');
    expect(translator('en')('filters.count', { count: 2 })).toBe('2 events');
    expect(translator('fr')('filters.count', { count: 0 })).toBe('aucun événement');
    expect(translator('fr')('filters.count', { count: 1 })).toBe('1 événement');
    expect(translator('zh')('filters.count', { count: 3 })).toBe('3个事件');
  });

  it.each([
    ['en', 1, 239, '1 of 239 events'],
    ['en', 1, 1, '1 of 1 event'],
    ['fr', 1, 239, '1 événement sur 239'],
    ['fr', 0, 1, '0 événement sur 1'],
    ['fr', 2, 1_000, '2 événements sur 1\u202f000'],
    ['zh', 1, 239, '显示239个事件中的1个'],
  ] as const)('in %s, of %d of %d', (language, shown, total, text) => {
    expect(translator(language)('status.count', { shown, total })).toBe(text);
  });
});

describe('what is put into a sentence', () => {
  const said = (title: string): string => translator('en')('toast.added', { title });

  it.each(['\u202e', '\u202a', '\u2067', '\u2069\u202e'])('loses marks that turn the rest around (%j)', (mark) => {
    expect(said(`a ${mark}title`)).toBe('“a title” is on the timeline.');
  });

  it('keeps a writing direction to itself, so that the rest reads as it was written', () => {
    expect(said('مؤتمر')).toBe('“\u2068مؤتمر\u2069” is on the timeline.');
    expect(said('Xi 会晤 Biden « à Pékin »')).toBe('“Xi 会晤 Biden « à Pékin »” is on the timeline.');
  });
});
