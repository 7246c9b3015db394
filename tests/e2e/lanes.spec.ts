// A person arranges the lanes: by actor or country, in another order, folded thin, put away, shown alone; it is kept.
import type { Page } from '@playwright/test';
import { expect, test } from './entente.ts';

const region = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const headers = (page: Page) => region(page).getByRole('group', { name: 'Lanes' });
const header = (page: Page, name: string) =>
  headers(page).getByRole('button', { name: new RegExp(`^${name}\\s*\\d*\\s*\\d+ events?\\b`) });
/** The names of the lanes, from top to bottom. */
const order = (page: Page) => headers(page).locator('.lane-name').allTextContents();
const openMenu = async (page: Page, name: string): Promise<void> => {
  await header(page, name).click({ button: 'right' });
  await expect(page.getByRole('menu', { name: `Lane ${name}: options` })).toBeVisible();
};
const choose = (page: Page, name: string) => page.getByRole('menuitem', { name }).click();

test.beforeEach(async ({ page }) => {
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
});

test('lanes by actor and by country of place, with what is left among the others', async ({ page }) => {
  const group = page.getByRole('combobox', { name: 'Group lanes by' });
  await group.selectOption('actor');
  await expect(header(page, 'Xi Jinping')).toBeVisible();
  await expect(header(page, 'Others')).toBeVisible();
  // Who met the chosen one is not among the lanes: those are of the chosen alone.
  await header(page, 'Donald Trump').click();
  await expect.poll(() => order(page)).toEqual(['Donald Trump']);
  await header(page, 'Donald Trump').click();
  await expect(header(page, 'Xi Jinping')).toBeVisible();
  await group.selectOption('country');
  await expect(header(page, 'United States')).toBeVisible();
  await expect(header(page, 'No place')).toBeVisible();
  await header(page, 'Switzerland').click();
  await expect.poll(() => order(page)).toEqual(['Switzerland']);
  await header(page, 'Switzerland').click();
  await expect(header(page, 'United States')).toBeVisible();
});

test('a lane is moved by dragging its header, and stays there after a restart', async ({ page, entente }) => {
  expect((await order(page)).slice(0, 3)).toEqual(['Diplomacy', 'Trade', 'Technology']);
  const from = await header(page, 'Technology').boundingBox();
  const to = await header(page, 'Diplomacy').boundingBox();
  if (!from || !to) throw new Error('The headers have no boxes.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 3, { steps: 6 });
  await expect(headers(page).locator('.lane-drop')).toBeVisible();
  await page.mouse.up();
  await expect.poll(() => order(page).then((all) => all.slice(0, 3))).toEqual(['Technology', 'Diplomacy', 'Trade']);
  // It was a drag, not a click: every lane is still shown.
  expect((await order(page)).length).toBeGreaterThan(10);
  await entente.quit();
  const again = await entente.start();
  await expect.poll(() => order(again).then((all) => all.slice(0, 3))).toEqual(['Technology', 'Diplomacy', 'Trade']);
});

test('a press on a name that ends in the plot moves no lane, then or later', async ({ page }) => {
  const before = await order(page);
  const from = await header(page, 'Trade').boundingBox();
  if (!from) throw new Error('The header has no box.');
  const [edge, y] = [from.x + from.width, from.y + from.height / 2];
  await page.mouse.move(edge - 6, y);
  await page.mouse.down();
  await page.mouse.move(edge + 40, y, { steps: 6 });
  await page.mouse.up();
  // The plot is dragged, and let go over the names.
  await page.mouse.move(edge + 300, y + 200);
  await page.mouse.down();
  await page.mouse.move(edge - 20, y + 200, { steps: 8 });
  await expect(headers(page).locator('.lane-drop')).toHaveCount(0);
  await page.mouse.move(edge - 40, y + 206, { steps: 3 });
  await page.mouse.up();
  await page.waitForTimeout(300);
  expect(await order(page)).toEqual(before);
});

test('Escape lets a dragged lane be', async ({ page }) => {
  const before = await order(page);
  const from = await header(page, 'Technology').boundingBox();
  if (!from) throw new Error('The header has no box.');
  await page.mouse.move(from.x + 60, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 160, { steps: 4 });
  await page.keyboard.press('Escape');
  await expect(headers(page).locator('.lane-drop')).toHaveCount(0);
  await page.mouse.up();
  expect(await order(page)).toEqual(before);
});

test('with the keyboard: walk the names, move a lane, open its menu, fold it', async ({ page }) => {
  await header(page, 'Diplomacy').focus();
  await page.keyboard.press('ArrowDown');
  await expect(header(page, 'Trade')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(page).then((all) => all.slice(0, 3))).toEqual(['Diplomacy', 'Technology', 'Trade']);
  await expect(header(page, 'Trade')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => order(page).then((all) => all.slice(0, 3))).toEqual(['Diplomacy', 'Trade', 'Technology']);
  const whole = (await header(page, 'Trade').boundingBox())?.height ?? 0;
  await expect(header(page, 'Trade')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menu', { name: 'Lane Trade: options' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Fold thin' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await header(page, 'Trade').boundingBox())?.height ?? 0).toBeLessThan(whole);
  await expect(header(page, 'Trade')).toBeFocused();
});

test('a lane is put away and brought back; all at once from the menu of the timeline', async ({ page, entente }) => {
  await openMenu(page, 'Health');
  await choose(page, 'Hide this lane');
  await expect(header(page, 'Health')).toHaveCount(0);
  // The keyboard is on the next name, not nowhere.
  await expect(headers(page).locator('.lane-title:focus')).toHaveCount(1);
  await openMenu(page, 'Climate');
  await choose(page, 'Hide this lane');
  const hidden = region(page).getByRole('group', { name: '2 hidden lanes' });
  await expect(hidden).toBeVisible();
  await hidden.getByRole('button', { name: 'Show the lane Health again' }).click();
  await expect(header(page, 'Health')).toBeVisible();
  await entente.quit();
  const again = await entente.start();
  await expect(header(again, 'Health')).toBeVisible();
  await expect(header(again, 'Climate')).toHaveCount(0);
  await region(again).getByRole('button', { name: 'Timeline options' }).click();
  await choose(again, 'Show the hidden lane');
  await expect(header(again, 'Climate')).toBeVisible();
});

test('only one lane, from its header and from its menu', async ({ page }) => {
  await header(page, 'Taiwan').click();
  await expect.poll(() => order(page)).toEqual(['Taiwan']);
  await header(page, 'Taiwan').click();
  await expect.poll(() => order(page).then((all) => all.length)).toBeGreaterThan(10);
  await openMenu(page, 'Taiwan');
  await choose(page, 'Show only Taiwan');
  await expect.poll(() => order(page)).toEqual(['Taiwan']);
});

test('in a narrow window the grouping of the lanes is chosen in the menu of the timeline', async ({ page }) => {
  const options = region(page).getByRole('button', { name: 'Timeline options' });
  const group = page.getByRole('menu').getByRole('group', { name: 'Group lanes by' });
  await options.click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expect(group).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 700, height: 800 });
  await expect(page.getByRole('combobox', { name: 'Group lanes by' })).toBeHidden();
  await options.click();
  await expect(group.getByRole('menuitemradio', { name: 'Lanes: topic' })).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(group.getByRole('menuitemradio', { name: 'Lanes: actor' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(header(page, 'Xi Jinping')).toBeVisible();
  await expect(options).toBeFocused();
  await options.click();
  await expect(group.getByRole('menuitemradio', { name: 'Lanes: actor' })).toBeChecked();
});

for (const [language, names] of [
  ['en', ['Chinese Ministry of Foreign Affairs', 'Chinese Ministry of Commerce']],
  ['fr', ['Ministère chinois des Affaires étrangères', 'Ministère chinois du Commerce']],
] as const) {
  test.describe(`in ${language}, low lanes`, () => {
    test.use({ systemLanguage: language, size: { width: 1280, height: 800 } });
    test('show long names to their last words, which tell them apart', async ({ page }) => {
      await page.locator('.header select').first().selectOption('actor');
      for (const name of names) {
        const header = page.locator('.lane-header').filter({ hasText: name });
        await expect(header).toHaveCount(1);
        // Nothing is cut: where the last letter stands, there is the name to be seen.
        const past = await header.locator('.lane-name').evaluate((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          const all = range.getBoundingClientRect();
          const box = element.getBoundingClientRect();
          return Math.max(all.bottom - box.bottom, box.left - all.left);
        });
        expect(past, name).toBeLessThanOrEqual(1);
        const lane = await header.boundingBox();
        const own = await header.locator('.lane-name').boundingBox();
        expect(own?.height ?? 99, name).toBeLessThanOrEqual(lane?.height ?? 0);
      }
    });
  });
}
