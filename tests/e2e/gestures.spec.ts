// What a gesture must not do besides: a pile's list keeps its clicks, a rubber band opens nothing, the minimap's box keeps
// its width, quick steps add up, and a view that is asked for meanwhile has the last word.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const region = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const span = async (page: Page): Promise<[number, number]> => {
  const found = /span=(-?[\d.]+)\.\.(-?[\d.]+)/.exec(await page.evaluate(() => location.hash));
  return [Number(found?.[1]), Number(found?.[2])];
};
const days = async (page: Page): Promise<number> => {
  const [from, to] = await span(page);
  return (to - from) / 86_400_000;
};
const look = (page: Page, from: string, to: string) =>
  page.evaluate(
    ([a, b]) => {
      location.hash = `#view?span=${Date.parse(a ?? '')}..${Date.parse(b ?? '')}`;
    },
    [from, to],
  );

test.beforeEach(async ({ page }) => {
  await expect(marks(page).getByRole('option').first()).toBeVisible();
});

test('the list of a pile scrolls, keeps its clicks, and gives the keyboard back', async ({ page, entente }) => {
  const events = Array.from({ length: 40 }, (_, at) => ({
    title: `Same ${at}`,
    date: '2024-03-10',
    topics: ['health'],
  }));
  for (const event of events) await entente.call('events.add', { event });
  await page.getByRole('button', { name: 'Only Health' }).click();
  await expect(region(page).locator('.lane-header')).toHaveCount(1);
  const pile = marks(page)
    .getByRole('option', { name: /^4\d events/ })
    .first();
  const list = page.getByRole('dialog', { name: /Choose|events/ });
  await expect(async () => {
    if (!(await list.isVisible())) await pile.click({ timeout: 1_000 });
    await expect(list).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const hash = await page.evaluate(() => location.hash);
  await list.getByRole('button', { name: /Same 3$/ }).hover();
  await page.mouse.wheel(0, 160);
  await expect.poll(() => list.locator('ul').evaluate((ul) => ul.scrollTop)).toBeGreaterThan(50);
  expect(await page.evaluate(() => location.hash)).toBe(hash);
  await list.getByRole('button', { name: /Same 9$/ }).click();
  await expect(details(page).getByRole('heading', { level: 2, name: 'Same 9' })).toBeVisible();
  await expect(list).toBeHidden();
  await expect(marks(page)).toBeFocused();
  // From the list of one pile to that of another.
  const second = Array.from({ length: 30 }, (_, at) => ({
    title: `Other ${at}`,
    date: '2023-09-10',
    topics: ['health'],
  }));
  for (const event of second) await entente.call('events.add', { event });
  await page.keyboard.press('f');
  const other = marks(page)
    .getByRole('option', { name: /^3\d events/ })
    .first();
  await expect(other).toBeVisible();
  await expect(async () => {
    if (!(await list.isVisible())) await pile.click({ timeout: 1_000 });
    await expect(list.getByRole('button', { name: /Same 3$/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await other.click();
  await expect(list.getByRole('button', { name: /Other 3$/ })).toBeVisible();
  await page.waitForTimeout(300);
  await expect(list.getByRole('button', { name: /Other 3$/ })).toBeVisible();
});

test('letting go of a rubber band opens nothing that lies under it', async ({ page }) => {
  const option = marks(page).getByRole('option', { name: /30 October 2025.*Busan/ });
  const at = await option.boundingBox();
  if (!at) throw new Error('The mark has no box.');
  for (const escape of [true, false]) {
    await page.keyboard.down('Shift');
    await page.mouse.move(at.x - 120, at.y + at.height / 2);
    await page.mouse.down();
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2, { steps: 4 });
    if (escape) await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.keyboard.up('Shift');
    if (!escape) await expect.poll(() => days(page)).toBeLessThan(400);
    await page.waitForTimeout(400);
    expect(await page.evaluate(() => location.hash)).not.toContain('event=');
  }
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('span=');
  // A click after it is a click again.
  await marks(page)
    .getByRole('option', { name: /30 October 2025.*Busan/ })
    .click();
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
});

test('the minimap: a click beside the box brings the view there, and dragging keeps its width', async ({ page }) => {
  await look(page, '2024-01-01', '2024-07-01');
  const box = region(page).locator('.minimap-brush .selection');
  await expect.poll(() => days(page)).toBeCloseTo(182, 0);
  await page.waitForTimeout(500);
  const map = await region(page).locator('.minimap-brush .overlay').boundingBox();
  if (!map) throw new Error('The map has no box.');
  await page.mouse.click(map.x + map.width * 0.75, map.y + map.height / 2);
  await expect.poll(async () => (await span(page))[0]).toBeGreaterThan(Date.parse('2025-01-01'));
  expect(await days(page)).toBeCloseTo(182, 0);
  // Partly before the library, and far closer than the box can show.
  for (const [from, to] of [
    ['2023-01-01', '2023-12-01'],
    ['2024-05-01T00:00Z', '2024-05-01T06:00Z'],
  ] as const) {
    await look(page, from, to);
    const wide = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    await expect.poll(() => days(page)).toBeCloseTo(wide, 1);
    await page.waitForTimeout(500);
    const at = await box.boundingBox();
    if (!at) throw new Error('The box has no box.');
    const [before] = await span(page);
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    await page.mouse.move(at.x + at.width / 2 + 12, at.y + at.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await span(page))[0]).toBeGreaterThan(before);
    expect(await days(page)).toBeCloseTo(wide, 1);
  }
});

test('quick steps add up, and a link has the last word over a step under way', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await look(page, '2024-01-01', '2025-01-01');
  await expect.poll(() => days(page)).toBeCloseTo(366, 0);
  await marks(page).focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('+');
  await expect.poll(() => days(page)).toBeLessThan(300);
  await page.waitForTimeout(600);
  const once = await days(page);
  await look(page, '2024-01-01', '2025-01-01');
  await expect.poll(() => days(page)).toBeCloseTo(366, 0);
  for (let i = 0; i < 4; i += 1) {
    await page.keyboard.press('+');
    await page.waitForTimeout(500);
  }
  await expect.poll(() => days(page)).toBeCloseTo(once, 0);
  await page.keyboard.press('-');
  await page.waitForTimeout(60);
  await look(page, '2024-06-01', '2024-12-01');
  await page.waitForTimeout(600);
  expect(await span(page)).toEqual([Date.parse('2024-06-01'), Date.parse('2024-12-01')]);
});

test('a chain stops playing when a row of the table is chosen', async ({ page }) => {
  await marks(page)
    .getByRole('option', { name: /30 October 2025.*Busan/ })
    .click();
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('p');
  await page.keyboard.press('t');
  const cell = page.getByRole('row').nth(3).locator('.cell-title');
  await expect(cell).toBeVisible();
  const title = (await cell.innerText()).trim();
  await cell.click();
  const heading = details(page).getByRole('heading', { level: 2, name: title });
  await expect(heading).toBeVisible();
  await page.waitForTimeout(3_200);
  await expect(heading).toBeVisible();
});

test('a link that asks for more time than there is shows the library', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.evaluate(() => {
    location.hash = '#view?span=-8600000000000000..8600000000000000';
  });
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    location.hash = '#view?span=-1e300..1e300';
  });
  await page.waitForTimeout(500);
  await expect(marks(page).getByRole('option').first()).toBeVisible();
  expect(errors).toEqual([]);
});
