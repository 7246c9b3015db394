// A person moves over the timeline: wheel, drag, keys, buttons, clusters, minimap; ticks follow the zoom.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const region = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const optionCount = (page: Page) => marks(page).getByRole('option').count();

test.beforeEach(async ({ page }) => {
  await expect(marks(page).getByRole('option').first()).toBeVisible();
});

test('zooming in shows fewer events in more detail, and fit shows all again', async ({ page }) => {
  const before = await optionCount(page);
  for (let i = 0; i < 4; i += 1) await region(page).getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => optionCount(page)).toBeLessThan(before);
  await region(page).getByRole('button', { name: /Fit/ }).click();
  await expect.poll(() => optionCount(page)).toBe(before);
});

test('the wheel zooms at the pointer', async ({ page }) => {
  const before = await optionCount(page);
  const box = await region(page).boundingBox();
  if (!box) throw new Error('The timeline has no box.');
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  for (let i = 0; i < 10; i += 1) await page.mouse.wheel(0, -200);
  await expect.poll(() => optionCount(page)).toBeLessThan(before);
});

test('ticks go from years to days to hours', async ({ page }) => {
  await expect(region(page).getByText('2025', { exact: true }).first()).toBeVisible();
  await marks(page)
    .getByRole('option', { name: /30 October 2025.*Busan/ })
    .click();
  const zoomTo = region(page).getByRole('button', { name: /selection|selected/i });
  await zoomTo.click();
  for (let i = 0; i < 12; i += 1) await region(page).getByRole('button', { name: 'Zoom in' }).click();
  await expect(
    region(page)
      .getByText(/^\d{2}:\d{2}$/)
      .first(),
  ).toBeVisible();
});

test('a cluster says what it holds, and a click zooms to it', async ({ page, entente }) => {
  for (let day = 1; day <= 20; day += 1) {
    await entente.call('events.add', {
      event: { title: `Routine ${day}`, date: `2024-03-${String(day).padStart(2, '0')}`, topics: ['health'], tone: 1 },
    });
  }
  await page.getByRole('button', { name: 'Only Health' }).click();
  // The other lanes are gone, and what is left stands where it is drawn.
  await expect(region(page).locator('.lane-header')).toHaveCount(1);
  const cluster = marks(page)
    .getByRole('option', { name: /^\d+ events, / })
    .first();
  await expect(cluster).toBeVisible();
  await cluster.click();
  await expect(marks(page).getByRole('option', { name: /Routine 7/ })).toBeVisible();
});

test('with the keyboard alone: walk, read, let go', async ({ page }) => {
  await marks(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { level: 2, name: /Blinken in Beijing/ })).toBeVisible();
  await marks(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { level: 2, name: /dictator/ })).toBeVisible();
});

test('zoom, fit, step and let go by keys, wherever the focus is', async ({ page }) => {
  const before = await optionCount(page);
  await page.getByRole('button', { name: 'Add event' }).focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('+');
  await expect.poll(() => optionCount(page)).toBeLessThan(before);
  await page.keyboard.press('-');
  await page.keyboard.press('f');
  await expect.poll(() => optionCount(page)).toBe(before);
  await page.keyboard.press('j');
  await expect(details(page).getByRole('heading', { level: 2, name: /Blinken in Beijing/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(details(page).getByRole('heading', { name: 'Choose an event to read it' })).toBeVisible();
  // Where someone types, they are letters.
  await page.getByRole('searchbox', { name: 'Search events' }).fill('');
  await page.keyboard.type('f+j');
  await expect(page.getByRole('searchbox', { name: 'Search events' })).toHaveValue('f+j');
});

test('a double click zooms in, and the minimap’s brush shows another span', async ({ page }) => {
  const before = await optionCount(page);
  const box = await region(page).boundingBox();
  if (!box) throw new Error('The timeline has no box.');
  await page.mouse.dblclick(box.x + box.width * 0.7, box.y + box.height * 0.62);
  await expect.poll(() => optionCount(page)).toBeLessThan(before);
  await page.keyboard.press('f');
  await expect.poll(() => optionCount(page)).toBe(before);

  const slider = page.getByRole('slider', { name: 'Span shown' });
  const whole = await slider.getAttribute('aria-valuetext');
  const map = await page.locator('.minimap-brush .overlay').boundingBox();
  if (!map) throw new Error('The minimap has no box.');
  const y = map.y + map.height / 2;
  // The right edge of the brush, drawn to the middle.
  await page.mouse.move(map.x + map.width - 1, y);
  await page.mouse.down();
  await page.mouse.move(map.x + map.width / 2, y, { steps: 6 });
  await page.mouse.up();
  await expect(slider).not.toHaveAttribute('aria-valuetext', whole ?? '');
  await expect.poll(() => optionCount(page)).toBeLessThan(before);
  await expect(marks(page).getByRole('option', { name: /Blinken in Beijing/ })).toBeVisible();
  await expect(marks(page).getByRole('option', { name: /state visit to Beijing/ })).toHaveCount(0);
});

test('dragging pans', async ({ page }) => {
  for (let i = 0; i < 3; i += 1) await region(page).getByRole('button', { name: 'Zoom in' }).click();
  const names = () =>
    marks(page)
      .getByRole('option')
      .evaluateAll((all) => all.map((option) => option.id || option.textContent).join());
  await page.waitForTimeout(400);
  const before = await names();
  const box = await region(page).boundingBox();
  if (!box) throw new Error('The timeline has no box.');
  const y = box.y + box.height * 0.62;
  await page.mouse.move(box.x + box.width * 0.5, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, y, { steps: 8 });
  await page.mouse.up();
  await expect.poll(names).not.toBe(before);
});

test('lanes by kind, or all in one', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Group lanes by' }).selectOption('kind');
  await expect(region(page).getByRole('button', { name: /^Sanction/ })).toBeVisible();
  await page.getByRole('combobox', { name: 'Group lanes by' }).selectOption('none');
  await expect(region(page).getByRole('button', { name: /^Sanction/ })).toHaveCount(0);
  await expect(marks(page).getByRole('option').first()).toBeVisible();
});

test.describe('with motion', () => {
  test.use({ motion: 'no-preference' });

  test('filters fade, jumps glide, and an emptied timeline comes back, without an error', async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.reload();
    await expect(marks(page).getByRole('option').first()).toBeVisible();
    await page.getByRole('button', { name: 'Only Taiwan' }).click();
    await region(page).getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Topics: show none' }).click();
    await expect(marks(page).getByRole('option')).toHaveCount(0);
    await page.getByRole('button', { name: 'Topics: show all' }).click();
    await region(page).getByRole('button', { name: 'Fit everything' }).click();
    await expect.poll(() => optionCount(page)).toBeGreaterThan(150);
    expect(errors).toEqual([]);
  });
});

test('the card stays with its event when an earlier one comes from elsewhere', async ({ page, entente }) => {
  const at = await marks(page)
    .getByRole('option', { name: /Woodside/ })
    .boundingBox();
  if (!at) throw new Error('The mark has no box.');
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  const card = page.locator('.plot .hover-card');
  await expect(card).toContainText('Woodside');
  await entente.call('events.add', {
    event: { title: 'Before that', date: '2023-07-01', topics: ['health'], tone: 1 },
  });
  await expect(marks(page).getByRole('option', { name: /Before that/ })).toBeVisible();
  await expect(card).toContainText('Woodside');
});

test('an event that lies in several lanes is pointed at and gone on from in the one that one is on', async ({
  page,
}) => {
  await page.getByRole('combobox', { name: 'Group lanes by' }).selectOption('actor');
  await expect(region(page).getByRole('button', { name: /^Xi Jinping/ })).toBeVisible();
  const copies = marks(page).getByRole('option', { name: /Woodside/ });
  await expect.poll(() => copies.count()).toBeGreaterThan(1);
  const boxes = await copies.evaluateAll((all) =>
    all.map(({ id }, at) => ({ id, at, y: all[at]?.getBoundingClientRect().y ?? 0 })),
  );
  const low = boxes.reduce((a, b) => (b.y > a.y ? b : a));
  const at = await copies.nth(low.at).boundingBox();
  if (!at) throw new Error('The mark has no box.');
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  const card = await page.locator('.plot .hover-card').boundingBox();
  expect(Math.abs((card?.y ?? 0) - at.y)).toBeLessThan(140);
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  await expect(details(page).getByRole('heading', { level: 2, name: /Woodside/ })).toBeVisible();
  await page.waitForTimeout(400);
  await expect(marks(page)).toHaveAttribute('aria-activedescendant', low.id);
});
