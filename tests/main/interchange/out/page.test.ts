// The page to share as a file: what it holds, what it keeps back, and that no text can leave its place.
import * as fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { translator } from '../../../../data/i18n/t.ts';
import { PAGE_SLOTS, SHARED_PAGE_ID, type SharedPage } from '../../../../data/shared-page.ts';
import { Unwritable } from '../../../../src-main/interchange/format.ts';
import { pageWriter } from '../../../../src-main/interchange/out/page.ts';
import { AT, eventOf, EVENTS, VOCABULARY, written } from './helpers.ts';

const BUILT = `<!doctype html><html lang="${PAGE_SLOTS.language}"><head><title>${PAGE_SLOTS.title}</title></head><body>
<script type="application/json" id="${SHARED_PAGE_ID}">${PAGE_SLOTS.library}</script><script>"$& $1"</script></body></html>`;
const page = async (): Promise<string> => BUILT;

/** What the page's script will read. */
function heldBy(text: string): SharedPage {
  const { document } = parseHTML(text);
  return JSON.parse(document.getElementById(SHARED_PAGE_ID)?.textContent ?? '') as SharedPage;
}

describe('the page to share', () => {
  it('holds the events as they are, and no text of theirs is anything but text', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, fc.string(), async (events, selection) => {
        const text = await written(pageWriter, events, { page, selection });
        expect(heldBy(text).events).toEqual(events.map((event) => ({ ...event, notes: '' })));
        const { document } = parseHTML(text);
        expect(document.querySelectorAll('script')).toHaveLength(2);
        expect(document.querySelectorAll('img, iframe, [onerror]')).toHaveLength(0);
        expect(text.endsWith('<script>"$& $1"</script></body></html>')).toBe(true);
      }),
    );
  });

  it('keeps back private notes, local copies, and entries that no event names', async () => {
    const event = eventOf({
      topics: ['trade'],
      actors: ['xi-jinping'],
      notes: 'mine alone',
      sources: [{ title: 'A source', copy: 'copy-1' }],
    });
    const text = await written(pageWriter, [event], { page, notes: true, language: 'fr' });
    expect(text).not.toMatch(/mine alone|copy-1|twin-a/);
    const held = heldBy(text);
    expect(held).toMatchObject({ version: 1, language: 'fr', at: AT, lanes: 'topic' });
    expect(held.vocabulary.topics).toEqual(VOCABULARY.topics.filter(({ id }) => id === 'trade'));
    expect(text).toContain('<html lang="fr-FR">');
    expect(text).toContain('<title>Entente – Frise chronologique</title>');
  });

  it('says what to do where the page has not been built', async () => {
    const refused = written(pageWriter, [], { page: async () => undefined });
    await expect(refused).rejects.toThrow(Unwritable);
    await expect(refused).rejects.toThrow(translator('en')('export.problem.noPage'));
  });
});
