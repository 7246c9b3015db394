// What a person has before them stays: the span while they read in the table, the row under the pointer, the mark that
// the keyboard is on, and the way to take filters away.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const box = (page: Page) => page.getByRole('searchbox', { name: 'Search events' });
const results = (page: Page) => page.getByRole('region', { name: 'Search results' });
const options = (page: Page) => marks(page).getByRole('option');
const active = (page: Page) => marks(page).getAttribute('aria-activedescendant');

test.beforeEach(async ({ page }) => {
  await expect(options(page).first()).toBeVisible();
});

test('reading in the table leaves the span of the timeline alone', async ({ page }) => {
  const before = await options(page).count();
  await page.keyboard.press('t');
  await expect(page.getByRole('grid')).toBeVisible();
  await box(page).fill('soybean');
  await results(page).getByRole('button').first().click();
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
  await page.locator('.search').getByRole('button', { name: 'Clear the search' }).click();
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  await expect.poll(() => options(page).count()).toBe(before);
});

test('what is found outside the span can be brought into it', async ({ page }) => {
  await options(page).first().focus();
  await marks(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('+');
  await box(page).fill('during:2026');
  const all = page.getByRole('button', { name: /^Show all \d+$/ });
  await expect(all).toBeVisible();
  await all.click();
  await expect(options(page).first()).toBeVisible();
});

test('the keyboard stays on something after a page, and goes on from what was read', async ({ page }) => {
  await marks(page).focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('+');
  await page.keyboard.press('PageDown');
  await expect.poll(async () => page.locator(`[id="${await active(page)}"]`).count()).toBe(1);
  await page.keyboard.press('f');
  await marks(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const title = details(page).getByRole('heading', { level: 2 });
  await expect(title).toBeVisible();
  // The card of what was marked is not in the way of what is read.
  await expect(page.locator('.plot > .hover-card')).toHaveCount(0);
  const read = await title.textContent();
  await page.keyboard.press('k');
  await expect(title).not.toHaveText(read ?? '');
  const other = await title.textContent();
  await page.keyboard.press('Escape');
  await expect(title).not.toHaveText(other ?? '');
  await page.keyboard.press('j');
  await expect(title).toHaveText(read ?? '');
  expect(other).not.toBe(read);
});

test('marking a row moves none', async ({ page }) => {
  await page.keyboard.press('t');
  const row = page.getByRole('grid').getByRole('row').nth(3);
  const before = await row.boundingBox();
  await row.getByRole('checkbox').check();
  await expect(page.getByRole('toolbar', { name: 'Marked events' })).toBeVisible();
  expect(await row.boundingBox()).toEqual(before);
});

test('a lane says why it holds fewer events than the filter counts', async ({ page }) => {
  const lane = page.locator('[data-lane="diplomacy"] .lane-title');
  await expect(lane).toHaveAttribute('title', /\d+ of \d+: an event of several topics/);
  await expect(lane).toHaveAccessibleName(/\d+ of \d+: an event of several topics/);
});

test('however many filters are in force, all of them can be taken away at once', async ({ page }) => {
  await page.setViewportSize({ width: 1_100, height: 800 });
  await box(page).fill('trump OR biden OR xi OR wang OR rubio');
  await page.getByRole('button', { name: 'Only Diplomacy' }).click();
  await page.getByRole('button', { name: 'Only Meeting' }).click();
  await page.getByRole('textbox', { name: 'From' }).fill('2023-07-01');
  await page.keyboard.press('Enter');
  const bar = page.getByRole('region', { name: 'Filters in force' });
  const clear = bar.getByRole('button', { name: 'Clear all' });
  await expect(bar.locator('.filter-chip')).toHaveCount(4);
  const inner = await clear.boundingBox();
  const outer = await bar.boundingBox();
  if (!inner || !outer) throw new Error('The bar has no box.');
  expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + 1);
  await clear.click();
  await expect(bar).toHaveCount(0);
});
