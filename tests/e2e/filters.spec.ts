// A person filters the timeline by topic, kind and date; the choice is kept for the next start.
import type { Page } from '@playwright/test';
import { expect, marks, test } from './entente.ts';

const topics = (page: Page) => page.getByRole('group', { name: 'Topics' });
const count = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

test('topics: none, one, all', async ({ page }) => {
  await topics(page).getByRole('button', { name: 'Topics: show none' }).click();
  await expect(count(page, '0 of 239 events')).toBeVisible();
  await expect(marks(page).getByRole('option')).toHaveCount(0);

  await topics(page).getByRole('checkbox', { name: 'Taiwan' }).check();
  await expect(count(page, '51 of 239 events')).toBeVisible();
  await expect(marks(page).getByRole('option').first()).toBeVisible();

  await topics(page).getByRole('button', { name: 'Topics: show all' }).click();
  await expect(count(page, '239 of 239 events')).toBeVisible();
});

test('only this topic, and each topic says how many events it would show', async ({ page }) => {
  const taiwan = topics(page).getByRole('checkbox', { name: 'Taiwan' });
  await expect(taiwan).toHaveAccessibleDescription('51 events');
  await page.getByRole('button', { name: 'Only Taiwan' }).click();
  await expect(count(page, '51 of 239 events')).toBeVisible();
  await expect(taiwan).toBeChecked();
  await expect(topics(page).getByRole('checkbox', { name: 'Trade' })).not.toBeChecked();
});

test('kinds and dates narrow further, and counts follow', async ({ page }) => {
  await page.getByRole('button', { name: 'Only Sanction' }).click();
  await expect(count(page, '22 of 239 events')).toBeVisible();
  await page.getByRole('textbox', { name: 'From' }).fill('2025');
  await page.getByRole('textbox', { name: 'From' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'From' })).toHaveValue(/2025/);
  await expect(count(page, /^\d of 239 events|^1\d of 239 events/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(count(page, '239 of 239 events')).toBeVisible();
});

test('a date nobody can read is explained beside the field, and nothing is hidden', async ({ page }) => {
  const from = page.getByRole('textbox', { name: 'From' });
  await from.fill('2023-02-29');
  await from.press('Enter');
  await expect(from).toHaveAttribute('aria-invalid', 'true');
  await expect(count(page, '239 of 239 events')).toBeVisible();
});

test('a filter that hides everything says so and offers the way back', async ({ page }) => {
  await topics(page).getByRole('button', { name: 'Topics: show none' }).click();
  await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: /clear/i }).click();
  await expect(count(page, '239 of 239 events')).toBeVisible();
});

test('the choice of topics is there after a restart, on another port', async ({ page, entente }) => {
  await page.getByRole('button', { name: 'Only Climate' }).click();
  await expect(count(page, '14 of 239 events')).toBeVisible();
  await page.waitForTimeout(600);
  await entente.quit();
  const again = await entente.start();
  await expect(count(again, '14 of 239 events')).toBeVisible();
  await expect(topics(again).getByRole('checkbox', { name: 'Climate' })).toBeChecked();
  await expect(topics(again).getByRole('checkbox', { name: 'Trade' })).not.toBeChecked();
});
