// A person narrows by country, tone, side and origin, sees what each value would still show, and takes chips away.
import type { Page } from '@playwright/test';
import { expect, test } from './entente.ts';

const facet = (page: Page, name: string) => page.getByRole('group', { name });
const count = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
const inForce = (page: Page) => page.getByRole('region', { name: 'Filters in force' });
const shown = async (page: Page): Promise<number> =>
  Number(/^(\d+) of/.exec((await page.getByRole('status').filter({ hasText: ' of 239' }).textContent()) ?? '')?.[1]);

async function unfold(page: Page, name: string): Promise<void> {
  await facet(page, name).getByRole('button', { name, exact: true }).click();
}

test('each value says how many events it would show, and shows as many', async ({ page }) => {
  for (const name of ['Country', 'Tone', 'Source side', 'Origin']) {
    await unfold(page, name);
    const value = facet(page, name).getByRole('checkbox').first();
    const told = await value.evaluate(
      (box) => document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
    );
    const label = (await value.getAttribute('aria-label')) ?? '';
    await facet(page, name)
      .getByRole('button', { name: `Only ${label}`, exact: true })
      .click();
    await expect(count(page, `${Number.parseInt(told, 10)} of 239 events`)).toBeVisible();
    await inForce(page).getByRole('button', { name: 'Clear all' }).click();
    await expect(count(page, '239 of 239 events')).toBeVisible();
  }
});

test('counts follow the other facets but not their own', async ({ page }) => {
  await unfold(page, 'Country');
  const us = facet(page, 'Country').getByRole('checkbox', { name: 'United States' });
  const before = await us.evaluate((box) => box.closest('li')?.querySelector('.facet-count')?.textContent);
  await facet(page, 'Country').getByRole('button', { name: 'Only China', exact: true }).click();
  await expect(us).not.toBeChecked();
  expect(await us.evaluate((box) => box.closest('li')?.querySelector('.facet-count')?.textContent)).toBe(before);
  await facet(page, 'Topics').getByRole('button', { name: 'Only Climate' }).click();
  await expect
    .poll(() => us.evaluate((box) => box.closest('li')?.querySelector('.facet-count')?.textContent))
    .not.toBe(before);
});

test('chips say what is in force; each is taken away, by keyboard too', async ({ page }) => {
  await expect(inForce(page)).toHaveCount(0);
  await facet(page, 'Topics').getByRole('checkbox', { name: 'Taiwan' }).uncheck();
  await facet(page, 'Kind').getByRole('button', { name: 'Only Sanction' }).click();
  await page.getByRole('textbox', { name: 'From' }).fill('2024');
  await page.getByRole('textbox', { name: 'From' }).press('Enter');
  await expect(inForce(page).getByRole('listitem')).toHaveText([
    'Topics: not Taiwan',
    'Kind: Sanction',
    /^Dates: from .*2024$/,
  ]);
  await expect(inForce(page).getByRole('button', { name: 'Clear all' })).toBeVisible();
  const three = await shown(page);

  await inForce(page)
    .getByRole('button', { name: /Dates: from/ })
    .click();
  await expect(inForce(page).getByRole('listitem')).toHaveText(['Topics: not Taiwan', 'Kind: Sanction']);
  await expect.poll(() => shown(page)).toBeGreaterThan(three);

  await inForce(page)
    .getByRole('button', { name: /Topics: not Taiwan/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  await expect(inForce(page).getByRole('button', { name: /Kind: Sanction/ })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(inForce(page).getByRole('listitem')).toHaveText(['Topics: not Taiwan']);
  await expect(inForce(page).getByRole('button', { name: /Topics: not Taiwan/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inForce(page)).toHaveCount(0);
  await expect(count(page, '239 of 239 events')).toBeVisible();
});

test('what is unfolded stays so, and a folded facet still says that it filters', async ({ page, entente }) => {
  await unfold(page, 'Origin');
  await facet(page, 'Origin').getByRole('checkbox', { name: 'Imported' }).uncheck();
  await page.waitForTimeout(600);
  await entente.quit();
  const again = await entente.start();
  await expect(facet(again, 'Origin').getByRole('checkbox', { name: 'Imported' })).not.toBeChecked();
  await unfold(again, 'Origin');
  await expect(facet(again, 'Origin')).toContainText('2 of 3');
});
