// A person looks closer by other ways than the wheel: rubber band, minimap, double click, keys; reads cards, hears lanes.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const region = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const options = (page: Page) => marks(page).getByRole('option');
const slider = (page: Page) => region(page).getByRole('slider', { name: 'Span shown' });
/** The days shown, in words. */
const span = async (page: Page): Promise<string> => (await slider(page).getAttribute('aria-valuetext')) ?? '';
const active = async (page: Page): Promise<string> => {
  const id = await marks(page).getAttribute('aria-activedescendant');
  return id === null ? '' : ((await page.locator(`[id="${id}"]`).getAttribute('aria-label')) ?? '');
};
const box = async (page: Page) => {
  const found = await marks(page).boundingBox();
  if (!found) throw new Error('The plot has no box.');
  return found;
};

test.beforeEach(async ({ page }) => {
  await expect(options(page).first()).toBeVisible();
});

test('a rubber band drawn with Shift shows its span', async ({ page }) => {
  const { x, y, width, height } = await box(page);
  const whole = await span(page);
  await page.keyboard.down('Shift');
  await page.mouse.move(x + width * 0.4, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 5 });
  await expect(page.locator('.rubber-band')).toBeVisible();
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.locator('.rubber-band')).toHaveCount(0);
  await expect.poll(() => span(page)).not.toBe(whole);
  // A fifth of three years in the middle of them.
  expect(await span(page)).toMatch(/2024.*2025/);
});

test('Escape lets a rubber band be', async ({ page }) => {
  const { x, y, width, height } = await box(page);
  const whole = await span(page);
  await page.keyboard.down('Shift');
  await page.mouse.move(x + width * 0.4, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 3 });
  await page.keyboard.press('Escape');
  await expect(page.locator('.rubber-band')).toHaveCount(0);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect(await span(page)).toBe(whole);
});

test('the minimap: its brush moves and widens the view, its years are named, its keys work', async ({ page }) => {
  await expect(region(page).locator('.minimap-year')).toHaveText(['2024', '2025', '2026']);
  for (let i = 0; i < 3; i += 1) await region(page).getByRole('button', { name: 'Zoom in' }).click();
  const before = await span(page);
  const brush = await region(page).locator('.minimap-brush .selection').boundingBox();
  if (!brush) throw new Error('The brush has no box.');
  await page.mouse.move(brush.x + brush.width / 2, brush.y + brush.height / 2);
  await page.mouse.down();
  await page.mouse.move(brush.x + brush.width / 2 + 120, brush.y + brush.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => span(page)).not.toBe(before);
  const moved = await span(page);
  await slider(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => span(page)).not.toBe(moved);
  const stepped = await span(page);
  await page.keyboard.press('PageUp');
  await expect.poll(() => span(page)).not.toBe(stepped);
});

test('hovering shows a card that stays while the pointer stays, and no pointer ever lands on it', async ({ page }) => {
  const option = options(page)
    .filter({ hasText: '' })
    .and(page.getByRole('option', { name: /Woodside/ }));
  const at = await option.boundingBox();
  if (!at) throw new Error('The mark has no box.');
  const card = page.locator('.plot .hover-card');
  let shown = 0;
  let hidden = 0;
  await page.exposeFunction('cardChanged', (there: boolean) => {
    if (there) shown += 1;
    else hidden += 1;
  });
  await page.evaluate(() => {
    const plot = document.querySelector('.plot');
    const { cardChanged } = window as unknown as { cardChanged: (there: boolean) => void };
    const isCard = (node: Node): boolean => node instanceof Element && node.classList.contains('hover-card');
    new MutationObserver((changes) => {
      for (const { addedNodes, removedNodes } of changes) {
        if ([...addedNodes].some(isCard)) cardChanged(true);
        if ([...removedNodes].some(isCard)) cardChanged(false);
      }
    }).observe(plot ?? document.body, { childList: true });
  });
  // Over the mark's edge, a quarter px at a time.
  for (let step = -8; step <= 8; step += 1) {
    await page.mouse.move(at.x + at.width / 2 + step / 4, at.y + at.height / 2);
  }
  await expect(card).toContainText('Woodside');
  expect([shown, hidden]).toEqual([1, 0]);
  expect(await card.evaluate((element) => getComputedStyle(element).pointerEvents)).toBe('none');
});

test('what the pointer was on is let go when the view moves under it, what the keyboard is on is not', async ({
  page,
}) => {
  const at = await page.getByRole('option', { name: /Woodside/ }).boundingBox();
  if (!at) throw new Error('The mark has no box.');
  const middle = { x: at.x + at.width / 2, y: at.y + at.height / 2 };
  const card = page.locator('.plot .hover-card');
  await page.mouse.move(middle.x, middle.y);
  await expect(card).toContainText('Woodside');
  await page.mouse.wheel(60, 0);
  await expect(card).toHaveCount(0);
  // Nor does it come back at rest.
  await page.waitForTimeout(300);
  await expect(card).toHaveCount(0);
  await page.mouse.wheel(-60, 0);
  await page.mouse.move(middle.x, middle.y + 1);
  await expect(card).toContainText('Woodside');
  await page.mouse.down();
  await page.mouse.move(middle.x - 50, middle.y, { steps: 4 });
  await expect(card).toHaveCount(0);
  await page.mouse.up();

  await region(page).locator('.axis').hover();
  await marks(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(card).toHaveCount(1);
  const told = await card.textContent();
  await page.mouse.wheel(-40, 0);
  await page.waitForTimeout(300);
  await expect(card).toHaveText(told ?? '');
});

/** How many px of the card are cut off at the edges of what is seen of the plot; null where there is no card. */
const cutOff = (page: Page): Promise<number | null> =>
  page.evaluate(() => {
    const [card, plot, scroll] = ['.plot > .hover-card', '.plot', '.lanes-scroll'].map((part) =>
      document.querySelector(part)?.getBoundingClientRect(),
    );
    if (!card || !plot || !scroll) return null;
    return Math.max(
      plot.left - card.left,
      card.right - plot.right,
      Math.max(plot.top, scroll.top) - card.top,
      card.bottom - Math.min(plot.bottom, scroll.bottom),
    );
  });

for (const size of [
  { width: 420, height: 800 },
  { width: 1_200, height: 520 },
]) {
  test(`all of a card is seen in a window of ${size.width} by ${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    await marks(page).focus();
    await page.keyboard.press('Home');
    let shown = 0;
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('ArrowRight');
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const cut = await cutOff(page);
      if (cut === null) continue;
      shown += 1;
      expect(cut, await active(page)).toBeLessThanOrEqual(0);
    }
    expect(shown).toBeGreaterThan(50);
  });
}

test('all of a card is seen where the only lane is folded thin', async ({ page }) => {
  await page.evaluate(() => {
    location.hash = '#view?topics=trade&folded=trade';
  });
  await expect(region(page).locator('.lane-header.thin')).toHaveCount(1);
  await expect(region(page).locator('.lane-header')).toHaveCount(1);
  await marks(page).focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.plot > .hover-card')).toBeVisible();
  await expect.poll(() => cutOff(page)).toBeLessThanOrEqual(0);
});

test('the keys: ends, windows, closer, wider, fit, search, and letting go', async ({ page }) => {
  await marks(page).focus();
  await page.keyboard.press('End');
  await expect.poll(() => active(page)).toMatch(/2026/);
  await page.keyboard.press('Home');
  await expect.poll(() => active(page)).toMatch(/June 2023/);
  const whole = await span(page);
  await page.keyboard.press('+');
  await expect.poll(() => span(page)).not.toBe(whole);
  const closer = await span(page);
  await page.keyboard.press('PageDown');
  await expect.poll(() => span(page)).not.toBe(closer);
  await page.keyboard.press('PageUp');
  await expect.poll(() => span(page)).toBe(closer);
  await page.keyboard.press('-');
  await expect.poll(() => span(page)).toBe(whole);
  await page.keyboard.press('+');
  await page.keyboard.press('f');
  await expect.poll(() => span(page)).toBe(whole);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(options(page).and(page.getByRole('option', { selected: true }))).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(options(page).and(page.getByRole('option', { selected: true }))).toHaveCount(0);
  await marks(page).focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('up and down go from lane to lane; the event, its place in the list and its lane are told', async ({ page }) => {
  const laneOf = async (): Promise<string> => {
    const id = await marks(page).getAttribute('aria-activedescendant');
    const lane = await page.locator(`[id="${id}"]`).getAttribute('aria-describedby');
    return (await page.locator(`[id="${lane}"]`).textContent()) ?? '';
  };
  await marks(page).focus();
  await page.keyboard.press('Home');
  await expect.poll(laneOf).toBe('Diplomacy');
  await page.keyboard.press('ArrowDown');
  await expect.poll(laneOf).toBe('Trade');
  await page.keyboard.press('ArrowUp');
  await expect.poll(laneOf).toBe('Diplomacy');
  const id = await marks(page).getAttribute('aria-activedescendant');
  const option = page.locator(`[id="${id}"]`);
  const total = await options(page).count();
  await expect(option).toHaveAttribute('aria-setsize', String(total));
  expect(Number(await option.getAttribute('aria-posinset'))).toBeGreaterThan(0);
  await expect(option).toHaveAccessibleDescription('Diplomacy');
});

test('clicking again goes through what lies on one another', async ({ page, entente }) => {
  for (const name of ['First', 'Second']) {
    await entente.call('events.add', {
      event: { title: `${name} long thing`, date: '2024-01-01/2025-12-31', topics: ['health'], tone: 0, importance: 1 },
    });
  }
  const all = await options(page).count();
  await page.getByRole('button', { name: 'Only Health' }).click();
  // The others are gone, and what is left stands where it is drawn.
  await expect.poll(() => options(page).count()).toBeLessThan(all);
  await expect(page.getByRole('option', { name: /First long thing/ })).toBeVisible();
  const heading = details(page).getByRole('heading', { level: 2 });
  const at = await page.getByRole('option', { name: /First long thing/ }).boundingBox();
  if (!at) throw new Error('The mark has no box.');
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  await expect(heading).toContainText('long thing');
});

test('a turn of the wheel sideways pans wherever in the timeline the pointer is', async ({ page }) => {
  const still = async (): Promise<string> => {
    let before = '';
    await expect
      .poll(async () => {
        const last = before;
        before = await span(page);
        return before === last;
      })
      .toBe(true);
    return before;
  };
  for (let i = 0; i < 3; i += 1) await region(page).getByRole('button', { name: 'Zoom in' }).click();
  for (const part of ['.axis', '.curve-row canvas', '.minimap', '.lane-header']) {
    const before = await still();
    const at = await region(page).locator(part).first().boundingBox();
    if (!at) throw new Error(`There is no ${part}.`);
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.wheel(-120, 0);
    await expect.poll(() => span(page), part).not.toBe(before);
  }
});

test('as close as one may look, turning the wheel further moves nothing', async ({ page }) => {
  const { x, y, width, height } = await box(page);
  await page.mouse.move(x + width * 0.2, y + height / 2);
  for (let i = 0; i < 60; i += 1) await page.mouse.wheel(0, -400);
  const ticks = (): Promise<string[]> => region(page).locator('.axis li').allTextContents();
  let before: string[] = [];
  await expect
    .poll(async () => {
      const last = before;
      before = await ticks();
      return before.length > 0 && before.join() === last.join();
    })
    .toBe(true);
  // The address follows a moment after the picture.
  await page.waitForTimeout(600);
  const hour = await page.evaluate(() => location.hash);
  for (let i = 0; i < 20; i += 1) await page.mouse.wheel(0, -400);
  await page.waitForTimeout(600);
  expect(await page.evaluate(() => location.hash)).toBe(hour);
  expect(await ticks()).toEqual(before);
});

test('a turn of the wheel sideways never goes back to the page before', async ({ page }) => {
  const origin = await page.evaluate(() => location.origin);
  for (const part of [
    page.getByRole('banner'),
    region(page).locator('.minimap'),
    page.getByRole('navigation', { name: 'Filters' }),
  ]) {
    const at = await part.boundingBox();
    if (!at) throw new Error('A part has no box.');
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    for (let i = 0; i < 10; i += 1) await page.mouse.wheel(-600, 0);
    await page.waitForTimeout(500);
    expect(new URL(page.url()).origin).toBe(origin);
    await expect(options(page).first()).toBeVisible();
  }
});
