// A person reads the tone curve and the silences: values, windows and events by pointer and keyboard, rules stated.
import type { Page } from '@playwright/test';
import { expect, marks, test } from './entente.ts';

const region = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const curve = (page: Page) => region(page).getByRole('slider', { name: 'Tone curve' });
const silence = (page: Page, name: RegExp) => region(page).getByRole('button', { name });

test.beforeEach(async ({ page }) => {
  await expect(marks(page).getByRole('option').first()).toBeVisible();
});

test('hovering the tone curve tells its value, its window and the events behind it', async ({ page }) => {
  const box = await curve(page).boundingBox();
  if (!box) throw new Error('The curve has no box.');
  // Spring 2025: the tariff war.
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
  const card = region(page).locator('.curve-card');
  await expect(card).toContainText(/tone −\d\.\d/);
  await expect(card).toContainText(/Window \(±2σ\): .+ 202\d/);
  await expect(card).toContainText(/\d+ rated events in the window/);
  await expect(card.locator('li')).toHaveCount(4);
  await page.mouse.move(box.x + box.width / 2, box.y + 400);
  await expect(card).toHaveCount(0);
});

test('the curve is read by keyboard, and its formula and its events are chosen from the legend', async ({ page }) => {
  await curve(page).focus();
  const before = await curve(page).getAttribute('aria-valuetext');
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('ArrowRight');
  await expect(curve(page)).not.toHaveAttribute('aria-valuetext', before ?? '');
  await page.getByRole('button', { name: 'Only Climate' }).click();
  await page.keyboard.press('Escape');
  const atStart = async (): Promise<string | null> => {
    await curve(page).focus();
    await page.keyboard.press('Home');
    return curve(page).getAttribute('aria-valuetext');
  };
  await expect.poll(() => marks(page).getByRole('option').count()).toBeLessThan(30);
  const ofClimate = await atStart();
  // Where no curve is drawn, no value is told.
  expect(ofClimate).toContain('too few events');
  await region(page)
    .getByRole('button', { name: /How the tone curve is made/ })
    .click();
  const how = page.getByRole('dialog', { name: 'How the tone curve is made' });
  await expect(how).toContainText('Σ wᵢ·τᵢ');
  await how.getByRole('radio', { name: 'all events' }).check();
  await page.keyboard.press('Escape');
  await expect(how).toHaveCount(0);
  await expect.poll(atStart).not.toBe(ofClimate);
});

test('a silence says how long, what is usual and by which rule; a click shows its span', async ({ page }) => {
  const defence = silence(page, /^No defence talks recorded for 353 days/);
  await expect(defence).toHaveAccessibleName(
    /Usually 17 days \(median gap of 12 recorded contacts\)\. A gap between recorded contacts is marked where it exceeds 2\.5 ×/,
  );
  await defence.hover();
  await expect(region(page).locator('.hover-card')).toContainText('No defence talks recorded for 353 days');
  const before = await marks(page).getByRole('option').count();
  await defence.click();
  await expect.poll(() => marks(page).getByRole('option').count()).toBeLessThan(before);
  await expect(
    silence(page, /^No climate talks recorded since 12 November 2024: 565 days to the end of the record/),
  ).toHaveCount(1);
});

test('a channel says what it counts, and each of its ticks which contact it is', async ({ page }) => {
  const leaders = region(page).getByRole('button', { name: /^Leaders, / });
  const card = region(page).locator('.hover-card');
  await leaders.hover();
  await expect(card).toContainText('Counts calls, meetings and visits of the two leaders');
  await expect(card).toContainText(/\d+ recorded contacts/);
  await leaders.focus();
  await page.keyboard.press('ArrowRight');
  await expect(card).toContainText(/15 November 2023/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Event details' })).toContainText('Woodside');
  await region(page).locator('.contact').last().hover();
  await expect(card).toContainText('Click to open it');
  await region(page).locator('.contact').last().click();
  await expect(page.getByRole('complementary', { name: 'Event details' })).not.toContainText('Woodside');
});

test('silences are marked or not, and that is kept', async ({ page, entente }) => {
  const channels = (on: Page) => region(on).getByRole('list', { name: 'Recurring channels' });
  await expect(channels(page)).toBeVisible();
  await region(page).getByRole('button', { name: 'Timeline options' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Mark silences' }).click();
  await expect(channels(page)).toHaveCount(0);
  await entente.quit();
  const again = await entente.start();
  await expect(marks(again).getByRole('option').first()).toBeVisible();
  await expect(channels(again)).toHaveCount(0);
});

test('a filter makes no silence: hidden contacts still count', async ({ page }) => {
  const all = region(page).locator('.silence');
  await expect.poll(() => all.count()).toBeGreaterThan(3);
  const before = await all.evaluateAll((found) => found.map((one) => one.getAttribute('aria-label')));
  await page.getByRole('button', { name: 'Only Health' }).click();
  await expect.poll(() => marks(page).getByRole('option').count()).toBeLessThan(30);
  expect(await all.evaluateAll((found) => found.map((one) => one.getAttribute('aria-label')))).toEqual(before);
});
