// The interface follows the system's language, changes at once, and the choice is kept.
import { details, expect, test } from './entente.ts';

test.describe('a French system', () => {
  test.use({ systemLanguage: 'fr-FR' });
  test('speaks French, events and dates included', async ({ page }) => {
    await expect(page.getByRole('button', { name: 'Ajouter un événement' })).toBeVisible();
    await page.getByRole('option', { name: /30 octobre 2025.*Busan/ }).click();
    await expect(
      page.getByRole('complementary', { name: 'Fiche de l’événement' }).getByText('30 octobre 2025').first(),
    ).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr-FR');
  });
});

test.describe('a Chinese system', () => {
  test.use({ systemLanguage: 'zh-CN' });
  test('speaks Chinese, events and dates included', async ({ page }) => {
    await expect(page.getByRole('button', { name: '添加事件' })).toBeVisible();
    await page.getByRole('option', { name: /2025年10月30日.*釜山/ }).click();
    await expect(
      page.getByRole('complementary', { name: '事件详情' }).getByText('2025年10月30日').first(),
    ).toBeVisible();
  });
});

test('the language changes at once and is kept for the next start', async ({ page, entente }) => {
  await page.getByRole('option', { name: /30 October 2025.*Busan/ }).click();
  await expect(details(page).getByText('30 October 2025').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await expect(
    page.getByRole('complementary', { name: 'Fiche de l’événement' }).getByText('30 octobre 2025').first(),
  ).toBeVisible();
  await expect(page.getByRole('group', { name: 'Thèmes' }).getByRole('checkbox', { name: 'Commerce' })).toBeVisible();
  await page.waitForTimeout(600);
  await entente.quit();
  const again = await entente.start();
  await expect(again.getByRole('button', { name: 'Ajouter un événement' })).toBeVisible();
});
