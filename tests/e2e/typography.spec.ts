// Nothing that Entente itself says is cut off in a small window, in any language; what is not in the reader's language
// says so wherever it stands.
import type { Page } from '@playwright/test';
import { expect, test } from './entente.ts';

/** Words of the interface that run out of what shows them and are not told in full by a title. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.nodeValue?.trim() ?? '';
      if (
        !element ||
        text === '' ||
        element.closest('[title], [aria-hidden="true"], .visually-hidden, option, [role=option], .timeline, .brand')
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0 || getComputedStyle(element).visibility === 'hidden') continue;
      for (let holder: Element | null = element; holder && holder !== document.body; holder = holder.parentElement) {
        const { overflowX } = getComputedStyle(holder);
        if (overflowX === 'auto' || overflowX === 'scroll') break;
        if (overflowX !== 'hidden' && overflowX !== 'clip') continue;
        const held = holder.getBoundingClientRect();
        if (box.right > held.right + 1 || box.left < held.left - 1) found.push(`${text} (${holder.className})`);
        break;
      }
    }
    // Buttons and choices do not grow either.
    for (const control of document.querySelectorAll<HTMLElement>('button, select, label')) {
      if (control.closest('[title], .timeline, .visually-hidden') || control.offsetWidth === 0) continue;
      if (control.scrollWidth > control.clientWidth + 2)
        found.push(`${control.textContent?.trim()} (${control.className})`);
    }
    return found;
  });
}

interface Names {
  readonly facets: readonly string[];
  readonly table: string;
  readonly columns: string;
  readonly views: string;
  readonly search: string;
  readonly more: string;
  readonly add: string;
}

const LANGUAGES: Readonly<Record<string, Names>> = {
  'en-GB': {
    facets: ['Country', 'Tone', 'Source side', 'Origin'],
    table: 'Table',
    columns: 'Columns',
    views: 'Views',
    search: 'Search events',
    more: 'More',
    add: 'Add event',
  },
  'fr-FR': {
    facets: ['Pays', 'Tonalité', 'Camp des sources', 'Provenance'],
    table: 'Tableau',
    columns: 'Colonnes',
    views: 'Vues',
    search: 'Rechercher des événements',
    more: 'Plus',
    add: 'Ajouter un événement',
  },
  'zh-CN': {
    facets: ['国家', '基调', '来源立场', '条目来历'],
    table: '表格',
    columns: '列',
    views: '视图',
    search: '搜索事件',
    more: '更多',
    add: '添加事件',
  },
};

for (const [systemLanguage, names] of Object.entries(LANGUAGES)) {
  test.describe(systemLanguage, () => {
    test.use({ systemLanguage, size: { width: 900, height: 700 } });

    test('nothing is cut off at 900×700', async ({ page }) => {
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      for (const facet of names.facets) {
        await page.getByRole('group', { name: facet }).getByRole('button', { name: facet, exact: true }).click();
      }
      expect(await cutOff(page)).toEqual([]);
      await page.getByRole('searchbox', { name: names.search }).focus();
      expect(await cutOff(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await button(names.table).click();
      await page.getByRole('grid').focus();
      await page.keyboard.press('Space');
      expect(await cutOff(page)).toEqual([]);
      await button(names.columns).click();
      expect(await cutOff(page)).toEqual([]);
      await button(names.views).click();
      expect(await cutOff(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await button(names.more).click();
      expect(await cutOff(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await button(names.add).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await cutOff(page)).toEqual([]);
    });
  });
}

test.describe('a text without a translation', () => {
  test.use({ systemLanguage: 'fr-FR' });
  test('carries the tag of its language in the list, the table and the pane', async ({ page, entente }) => {
    await entente.call('events.add', {
      event: { title: { zh: '一次安静的会面' }, summary: { en: 'A quiet meeting.' }, date: '2025-05-09' },
    });
    await page.getByRole('searchbox', { name: 'Rechercher des événements' }).fill('安静的会面');
    const result = page
      .getByRole('region', { name: /Résultats/ })
      .getByRole('button')
      .first();
    await expect(result.locator('.language-tag')).toHaveText('中');
    await result.click();
    const pane = page.getByRole('complementary', { name: 'Fiche de l’événement' });
    await expect(pane.getByRole('heading', { level: 2 }).locator('.language-tag')).toHaveText('中');
    await expect(pane.getByRole('heading', { level: 2 })).toHaveAttribute('lang', 'zh');
    await expect(pane.locator('.reading-summary .language-tag')).toHaveText('EN');
    await page.getByRole('button', { name: 'Tableau', exact: true }).click();
    await expect(page.getByRole('grid').locator('.grid-row.selected .language-tag')).toHaveText('中');
  });
});

test('the window itself never scrolls, whatever is brought into view within it', async ({ page }) => {
  await page.keyboard.press('j');
  const pane = page.getByRole('complementary', { name: 'Event details' });
  await expect(pane.getByRole('heading', { level: 2 })).toBeVisible();
  await page.evaluate(() => {
    for (const hidden of document.querySelectorAll('.visually-hidden, .source')) hidden.scrollIntoView();
  });
  expect((await page.getByRole('banner').boundingBox())?.y).toBe(0);
});

test.describe('a French keyboard', () => {
  test.use({ systemLanguage: 'fr-FR' });
  test('is named as it is labelled', async ({ page }) => {
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Raccourcis clavier' });
    for (const key of ['Entrée', 'Échap', 'Début', 'Fin', 'Espace'])
      await expect(sheet.locator('kbd', { hasText: key }).first()).toBeVisible();
    await expect(sheet.locator('kbd', { hasText: /Enter|Esc$|Home|Space/ })).toHaveCount(0);
  });
});
