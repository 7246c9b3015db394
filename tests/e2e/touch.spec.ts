// Two fingers on a screen that can be touched spread and come together; a dense screen gets a sharp picture.
import type { Page } from '@playwright/test';
import { expect, marks, test } from './entente.ts';

const plot = (page: Page) => page.locator('.plot');

/** Moves two fingers from `before` px apart to `after`, about the middle of the plot. */
async function pinch(page: Page, before: number, after: number): Promise<void> {
  const box = await plot(page).boundingBox();
  if (!box) throw new Error('The plot has no box.');
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
  const fingers = (apart: number) => [
    { x: x - apart / 2, y, id: 0 },
    { x: x + apart / 2, y, id: 1 },
  ];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(before) });
  for (let step = 1; step <= 8; step += 1) {
    const touchPoints = fingers(before + ((after - before) * step) / 8);
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

const slider = (page: Page) => page.getByRole('slider', { name: 'Span shown' });

test('two fingers spread to look closer, and come together to see more', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  await page.reload();
  const count = (): Promise<number> => marks(page).getByRole('option').count();
  await expect.poll(count).toBeGreaterThan(50);
  const all = await count();
  const span = await slider(page).getAttribute('aria-valuetext');
  await pinch(page, 60, 360);
  await expect.poll(() => slider(page).getAttribute('aria-valuetext')).not.toBe(span);
  await expect.poll(count).toBeLessThan(all);
  const closer = await count();
  await pinch(page, 360, 60);
  await expect.poll(count).toBeGreaterThan(closer);
});

test('on a dense screen each canvas has a pixel for each of the screen’s', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: false });
  await page.reload();
  const density = () =>
    page.locator('.timeline canvas:not(.fading)').evaluateAll((all) =>
      all.map((one) => {
        if (!(one instanceof HTMLCanvasElement)) throw new Error('That is no canvas.');
        return one.width / one.clientWidth;
      }),
    );
  await expect.poll(density).toEqual([2, 2, 2, 2]);
});
