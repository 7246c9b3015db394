// Random pans, zooms, filters, regroupings and resizes leave no error, no drift between the named elements and the
// drawing, and no growing heap. Some tens of steps as a rule; a thousand with ENTENTE_SOAK=1.
import type { Page } from '@playwright/test';
import { expect, marks, test } from './entente.ts';

const STEPS = process.env['ENTENTE_SOAK'] === '1' ? 1_000 : 40;
const SEED = Number(process.env['ENTENTE_SEED'] ?? 7);

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Bytes of live objects, after a collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/**
 * How many of the named elements have nothing drawn where they stand: the canvas there has the colour of bare ground.
 * Ground is paper, stripe and hairlines: of no colour to speak of.
 */
function drift(page: Page): Promise<{ checked: number; empty: string[] }> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.plot > canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('There is no canvas.');
    const { width: cssWidth } = canvas.getBoundingClientRect();
    const density = canvas.width / cssWidth;
    const empty: string[] = [];
    let checked = 0;
    const at = canvas.getBoundingClientRect();
    for (const option of document.querySelectorAll<HTMLElement>('.mark-option')) {
      const box = option.getBoundingClientRect();
      const x = (box.left + box.width / 2 - at.left) * density;
      const y = (box.top + box.height / 2 - at.top) * density;
      if (x < 3 || y < 3 || x > canvas.width - 3 || y > canvas.height - 3) continue;
      checked += 1;
      const { data } = context.getImageData(Math.round(x) - 3, Math.round(y) - 3, 7, 7);
      let colourful = false;
      for (let i = 0; i < data.length; i += 4) {
        const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
        // Warm paper has a spread of some tens; every topic’s colour has more, or is darker than any hairline: a pale bar of
        // slate is grey, but no ground.
        if (Math.max(red, green, blue) - Math.min(red, green, blue) > 24 || red + green + blue < 540) colourful = true;
      }
      if (!colourful) empty.push(option.getAttribute('aria-label') ?? option.id);
    }
    return { checked, empty };
  });
}

test.describe('at random', () => {
  test.setTimeout(STEPS > 100 ? 1_200_000 : 120_000);

  test(`${STEPS} steps leave no error, no drift and no growth`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    // A step that cannot be taken is a finding, not a wait for the end of the test.
    page.setDefaultTimeout(15_000);
    await expect(marks(page).getByRole('option').first()).toBeVisible();
    const random = randomFrom(SEED);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const inPlot = async (): Promise<{ x: number; y: number }> => {
      const box = await marks(page).boundingBox();
      if (!box) throw new Error('The plot has no box.');
      return { x: box.x + box.width * (0.1 + random() * 0.8), y: box.y + Math.min(box.height, 400) * random() };
    };
    const group = page.getByRole('combobox', { name: 'Group lanes by' });
    const steps: Readonly<Record<string, () => Promise<void>>> = {
      pan: async () => {
        await page.mouse.move(...(Object.values(await inPlot()) as [number, number]));
        await page.mouse.wheel((random() - 0.5) * 900, 0);
      },
      zoom: async () => {
        await page.mouse.move(...(Object.values(await inPlot()) as [number, number]));
        for (let i = 0; i < 3; i += 1) await page.mouse.wheel(0, (random() - 0.5) * 700);
      },
      filter: () =>
        page
          .getByRole('checkbox', { name: pick(['Trade', 'Taiwan', 'Diplomacy', 'Measure', 'Statement']), exact: false })
          .first()
          .click(),
      group: async () => {
        await group.selectOption(pick(['topic', 'kind', 'actor', 'country', 'none']));
      },
      resize: () =>
        page.setViewportSize({ width: 1_100 + Math.floor(random() * 400), height: 700 + Math.floor(random() * 250) }),
      select: async () => {
        await page.mouse.click(...(Object.values(await inPlot()) as [number, number]));
      },
      fit: async () => {
        await marks(page).focus();
        await page.keyboard.press('f');
      },
    };
    const names = ['pan', 'pan', 'zoom', 'zoom', 'filter', 'group', 'resize', 'select', 'fit'] as const;
    let checked = 0;
    let early = 0;
    for (let number = 1; number <= STEPS; number += 1) {
      const name = pick(names);
      await test.step(`${number}: ${name}`, async () => steps[name]?.());
      if (number % 10 === 0) {
        await page.waitForTimeout(450);
        const found = await drift(page);
        checked += found.checked;
        expect(found.empty, `step ${number}`).toEqual([]);
      }
      // What is measured later is held against the heap when everything has been made once.
      if (number === Math.ceil(STEPS / 4)) early = await heapOf(page);
    }
    expect(errors).toEqual([]);
    expect(checked).toBeGreaterThan(STEPS);
    const late = await heapOf(page);
    expect(late, 'bytes at the end').toBeLessThan(early * 1.25 + 4_000_000);
  });
});
