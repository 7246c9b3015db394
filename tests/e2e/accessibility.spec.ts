// axe finds nothing serious in any pane, in light or dark; the page stays in its bounds when narrow.
import { findings } from './axe.ts';
import { details, expect, marks, test } from './entente.ts';

for (const colourScheme of ['light', 'dark'] as const) {
  test.describe(colourScheme, () => {
    test.use({ colourScheme });

    test('the window, with an event open', async ({ page }) => {
      await marks(page)
        .getByRole('option', { name: /30 October 2025.*Busan/ })
        .click();
      await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('the editor, with problems and the question about leaving', async ({ page }) => {
      await page.getByRole('button', { name: 'Add event' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add event' });
      await dialog.getByRole('textbox', { name: 'Date', exact: true }).fill('nonsense');
      await dialog.getByRole('button', { name: 'Add a source' }).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await findings(page)).toEqual([]);
    });

    test('the page about the library, with the question whether to go back', async ({ page, entente }) => {
      await expect
        .poll(async () => JSON.stringify((await entente.call('backups.list', {})).value), { timeout: 20_000 })
        .toContain('backup');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Library and recovery' }).click();
      const dialog = page.getByRole('dialog', { name: 'Library and recovery' });
      await expect(dialog.getByRole('button', { name: /^Go back to \d/ })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await dialog.getByRole('button', { name: /^Go back to \d/ }).click();
      expect(await findings(page)).toEqual([]);
    });

    test('the list of suggestions, a wrong query, chips and every facet', async ({ page }) => {
      const box = page.getByRole('searchbox', { name: 'Search events' });
      await box.focus();
      await page.keyboard.press('ArrowDown');
      expect(await findings(page)).toEqual([]);
      await box.fill('tone:high');
      await expect(page.getByRole('alert').filter({ hasText: 'tone:' })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await box.fill('');
      await page.keyboard.press('Escape');
      for (const name of ['Country', 'Tone', 'Source side', 'Origin']) {
        await page.getByRole('group', { name }).getByRole('button', { name, exact: true }).click();
      }
      await page.getByRole('button', { name: 'Only Taiwan' }).click();
      expect(await findings(page)).toEqual([]);
    });

    test('the timeline’s own menus: lanes, the curve’s legend, options, a chain', async ({ page }) => {
      const lanes = page.getByRole('group', { name: 'Lanes' });
      await lanes.getByRole('button').first().click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Tone/ }).first().click();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox', { name: 'Search events' }).fill('Geneva talks');
      await page
        .getByRole('button', { name: /Geneva talks produce/ })
        .first()
        .click();
      await expect(details(page).getByRole('group', { name: 'Chain of events' })).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('the table, with a cell edited, rows marked, and the panels over it', async ({ page }) => {
      await page.keyboard.press('t');
      const grid = page.getByRole('grid');
      await grid.focus();
      await page.keyboard.press('Space');
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.keyboard.type('2023-02-30');
      await page.keyboard.press('Enter');
      await expect(grid.getByRole('alert')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Columns' }).click();
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Views' }).click();
      expect(await findings(page)).toEqual([]);
    });

    test('search results, an empty search, and the sheet of keys', async ({ page }) => {
      await page.getByRole('searchbox', { name: 'Search events' }).fill('tariff');
      await expect(page.getByRole('region', { name: 'Search results' })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.getByRole('searchbox', { name: 'Search events' }).fill('zzzzqqqq');
      await expect(page.getByText(/Nothing matches/)).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: 'More', exact: true }).click();
      expect(await findings(page)).toEqual([]);
      await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
      expect(await findings(page)).toEqual([]);
    });
  });
}

test.describe('a narrow window', () => {
  test.use({ size: { width: 900, height: 700 } });
  test('the article slides over the timeline while it is read, and goes again', async ({ page }) => {
    await expect(details(page)).toBeHidden();
    await page.keyboard.press('j');
    await expect(details(page).getByRole('heading', { level: 2, name: /Blinken in Beijing/ })).toBeInViewport();
    expect(await findings(page)).toEqual([]);
    await details(page).getByRole('button', { name: 'Close details' }).click();
    await expect(details(page)).toBeHidden();
  });
});

test('columns fold and unfold, and the timeline takes their room', async ({ page }) => {
  const width = async () => (await page.getByRole('region', { name: 'Timeline' }).boundingBox())?.width ?? 0;
  const before = await width();
  await page.getByRole('button', { name: 'Hide filters' }).click();
  await page.getByRole('button', { name: 'Hide details' }).click();
  await expect.poll(width).toBeGreaterThan(before + 500);
  await expect(marks(page).getByRole('option').first()).toBeVisible();
  await page.getByRole('button', { name: 'Show filters' }).click();
  await page.getByRole('button', { name: 'Show details' }).click();
  await expect.poll(width).toBe(before);
});

for (const [width, height] of [
  [1280, 800],
  [900, 700],
  [480, 800],
] as const) {
  test.describe(`${width}×${height}`, () => {
    test.use({ size: { width, height } });
    test('nothing runs out of the window', async ({ page }) => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await expect(page.getByRole('button', { name: 'Add event' })).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('combobox', { name: 'Language' })).toBeInViewport({ ratio: 1 });
      await expect(marks(page).getByRole('option').first()).toBeVisible();
    });
  });
}

for (const [language, add, more, width] of [
  ['fr', 'Ajouter un événement', 'Plus', 480],
  ['fr', 'Ajouter un événement', 'Plus', 900],
  ['zh-CN', '添加事件', '更多', 480],
  ['en', 'Add event', 'More', 480],
] as const) {
  test.describe(`${language} at ${width} px`, () => {
    test.use({ systemLanguage: language, size: { width, height: 700 } });
    test('every button of the header is in the window', async ({ page }) => {
      await expect(page.getByRole('button', { name: add, exact: true })).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('button', { name: more, exact: true })).toBeInViewport({ ratio: 1 });
    });
  });
}
