// A person keeps views by name and hands them on as links; both bring back exactly what was shown.
import type { Page } from '@playwright/test';
import { details, expect, test } from './entente.ts';

const views = (page: Page) => page.getByRole('region', { name: 'Saved views' });
const count = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
const chips = (page: Page) => page.getByRole('region', { name: 'Filters in force' }).getByRole('listitem');
const span = (page: Page) => page.locator('.axis').textContent();

/** Filters, a search, other lanes, a narrower span and an open event. */
async function arrange(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Topics' }).getByRole('button', { name: 'Only Trade' }).click();
  await page.getByRole('searchbox', { name: 'Search events' }).fill('tariff');
  await page.getByRole('combobox', { name: 'Group lanes by' }).selectOption('kind');
  await expect(count(page, /^\d\d of 239/)).toBeVisible();
  await page.getByRole('region', { name: 'Search results' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.waitForTimeout(400);
}

/** All that a view holds, as it is seen. */
async function seen(page: Page): Promise<unknown> {
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
  return {
    chips: await chips(page).allTextContents(),
    shown: await page.getByRole('status').filter({ hasText: ' of 239' }).textContent(),
    lanes: await page.getByRole('combobox', { name: 'Group lanes by' }).inputValue(),
    open: await details(page).getByRole('heading', { level: 2 }).textContent(),
    span: await span(page),
  };
}

test('a view is kept by name, shown again after a restart, renamed and deleted, by keyboard alone', async ({
  page,
  entente,
}) => {
  await arrange(page);
  const before = await seen(page);
  await page.getByRole('button', { name: 'Views' }).focus();
  await page.keyboard.press('Enter');
  await expect(views(page).getByRole('textbox', { name: 'Keep what is shown' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('The tariff war');
  await page.keyboard.press('Enter');
  await expect(views(page).getByRole('button', { name: 'The tariff war', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Views' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear all', exact: true }).click();
  await page.getByRole('combobox', { name: 'Group lanes by' }).selectOption('topic');
  await page.waitForTimeout(600);
  await entente.quit();

  const again = await entente.start();
  await expect(count(again, '239 of 239 events')).toBeVisible();
  await again.getByRole('button', { name: 'Views' }).focus();
  await again.keyboard.press('Enter');
  await expect(views(again).getByRole('button', { name: 'The tariff war', exact: true })).toBeFocused();
  await again.keyboard.press('Enter');
  await expect(views(again)).toHaveCount(0);
  await expect.poll(() => seen(again)).toEqual(before);

  await expect(again.getByRole('button', { name: 'Views' })).toBeFocused();
  await again.keyboard.press('Enter');
  await expect(views(again).getByRole('button', { name: 'The tariff war', exact: true })).toBeFocused();
  await again.keyboard.press('Tab');
  await again.keyboard.press('Enter');
  await expect(views(again).getByRole('textbox').first()).toBeFocused();
  await again.keyboard.type('Tariffs of 2025');
  await again.keyboard.press('Enter');
  await expect(views(again).getByRole('button', { name: 'Tariffs of 2025', exact: true })).toBeVisible();
  await views(again).getByRole('button', { name: 'Delete Tariffs of 2025' }).click();
  await again.keyboard.press('Enter');
  await expect(views(again)).toContainText('No view is saved yet');
});

test('a copied link shows the same view in another window', async ({ page, entente }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await arrange(page);
  const before = await seen(page);
  await page.getByRole('button', { name: 'Views' }).click();
  await views(page).getByRole('button', { name: 'Copy link to this view' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'on the clipboard' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#view?q=tariff&topics=trade');
  await page.getByRole('button', { name: 'Clear all', exact: true }).click();
  await expect(count(page, '239 of 239 events')).toBeVisible();

  const other = await entente.another();
  await expect(count(other, '239 of 239 events')).toBeVisible();
  await other.goto(link);
  await expect.poll(() => seen(other)).toEqual(before);
});

test('a link that leads nowhere is said so and changes nothing', async ({ page }) => {
  await page.getByRole('group', { name: 'Topics' }).getByRole('button', { name: 'Only Trade' }).click();
  await expect(chips(page)).toHaveText(['Topics: Trade']);
  await page.evaluate(() => {
    location.hash = '#view?lanes=spiral';
  });
  await expect(page.getByText('does not lead to a view').first()).toBeVisible();
  await expect(chips(page)).toHaveText(['Topics: Trade']);
});
