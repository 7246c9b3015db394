// The chronology in three languages: every source numbered once, and hostile text stays text.
import * as fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { htmlWriter } from '../../../../src-main/interchange/out/html.ts';
import { markdownWriter } from '../../../../src-main/interchange/out/markdown.ts';
import { hashOf } from '../../../../src-main/interchange/out/markup.ts';
import { eventOf, EVENTS, written } from './helpers.ts';

const shared = { title: 'A readout', publisher: 'State', url: 'https://state.gov/a_b', date: '2023-06-19' };
const TWO = [
  eventOf({
    id: 'a',
    date: '2023-06-18/2023-06-19',
    title: { en: 'Talks', fr: 'Entretiens', zh: '会谈' },
    sources: [shared, { title: 'Alone' }],
  }),
  eventOf({ id: 'b', date: '2024-01', title: { en: 'Later' }, sources: [shared], notes: 'mine' }),
];

describe('Markdown', () => {
  it('numbers a source once, however often it is cited', async () => {
    const text = await written(markdownWriter, TWO);
    expect(text).toContain('**Talks**[^1][^2]');
    expect(text).toContain('**Later**[^1]');
    expect(text.match(/^\[\^1\]: /gm)).toHaveLength(1);
    expect(text).toContain('[^1]: A readout (State, 19 June 2023). <https://state.gov/a_b>');
    expect(text).not.toContain('mine');
  });

  it.each([
    ['en', ['# Chronology', '**18–19 June 2023**', '**Talks**', 'made with Entente on 26 November 2026']],
    ['fr', ['# Chronologie', '**18–19 juin 2023**', '**Entretiens**', 'établi avec Entente le 26 novembre 2026']],
    ['zh', ['# 大事记', '**2023年6月18日至19日**', '**会谈**', '2026年11月26日由 Entente 生成']],
  ] as const)('speaks the reader’s language (%s)', async (language, expected) => {
    const text = (await written(markdownWriter, TWO, { language })).replaceAll('\\', '');
    for (const part of expected) expect(text).toContain(part);
  });

  it('lets no text become markup', async () => {
    const marked = new Marked();
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const text = await written(markdownWriter, events, { notes: true });
        const { document } = parseHTML(`<body>${await marked.parse(text)}</body>`);
        const names = new Set([...document.querySelectorAll('body *')].map((element) => element.localName));
        for (const name of names) expect(['h1', 'h2', 'p', 'strong', 'em', 'br', 'a']).toContain(name);
        for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https?:/);
      }),
    );
  });
});

describe('HTML', () => {
  it('lets no text become markup, and every note leads to its text and back', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const { document } = parseHTML(await written(htmlWriter, events, { notes: true }));
        expect(document.querySelectorAll('script, img, iframe, form, [onerror], [style]')).toHaveLength(0);
        expect(document.querySelectorAll('article')).toHaveLength(events.length);
        for (const link of document.querySelectorAll('a')) {
          const href = link.getAttribute('href') ?? '';
          if (href.startsWith('#')) expect(document.getElementById(href.slice(1))).not.toBeNull();
          else expect(href).toMatch(/^https?:/);
        }
      }),
    );
  });

  it('allows its one style by hash and nothing else', async () => {
    const { document } = parseHTML(await written(htmlWriter, TWO, { language: 'fr' }));
    const style = document.querySelector('style')?.textContent ?? '';
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
    expect(policy).toBe(`default-src 'none'; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`);
    expect(document.documentElement?.getAttribute('lang')).toBe('fr-FR');
  });
});
