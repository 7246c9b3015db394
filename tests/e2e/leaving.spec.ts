// What was chosen a moment before the window, or Entente itself, goes is there the next time.
import type { Page } from '@playwright/test';
import { expect, test } from './entente.ts';

const chips = (page: Page) => page.getByRole('region', { name: 'Filters in force' }).getByRole('listitem');
const onlyTrade = (page: Page) =>
  page.getByRole('group', { name: 'Topics' }).getByRole('button', { name: 'Only Trade' }).click();

test('a filter chosen right before the page is closed is there when it is opened again', async ({ page, entente }) => {
  await onlyTrade(page);
  await page.close({ runBeforeUnload: true });
  const again = await entente.another();
  await expect(chips(again).filter({ hasText: 'Trade' })).toBeVisible();
});

test('a filter chosen right before Entente is asked to end is there when it is started again', async ({
  page,
  entente,
}) => {
  await onlyTrade(page);
  expect(await entente.quit()).toBe(0);
  const again = await entente.start();
  await expect(chips(again).filter({ hasText: 'Trade' })).toBeVisible();
});
