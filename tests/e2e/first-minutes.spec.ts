// The first minutes: a first start, an empty library, nothing found, everything hidden, a host that is gone, print.
import { details, expect, marks, test } from './entente.ts';

test('a first start says what to try, and each suggestion does it', async ({ page }) => {
  await expect(details(page).getByRole('heading', { name: 'Choose an event to read it' })).toBeVisible();
  await details(page).getByRole('button', { name: 'Meetings that both sides told' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search events' })).toHaveValue('has:readouts');
  await expect(page.getByRole('region', { name: 'Search results' })).toBeVisible();
  await details(page).getByRole('button', { name: 'Everything by keyboard' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('an empty library says so, and offers to add or import', async ({ page, entente }) => {
  const index = (await entente.call('events.index', {})) as { value: { events: readonly { id: string }[] } };
  await entente.call('events.remove', { ids: index.value.events.map(({ id }) => id) });
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('This library has no events yet.')).toBeVisible();
  await expect(details(page).getByText('This library has no events yet.')).toBeVisible();
  await timeline.getByRole('button', { name: 'Import…' }).click();
  await expect(page.getByRole('dialog', { name: 'Import events' })).toBeVisible();
  await page.keyboard.press('Escape');
  await timeline.getByRole('button', { name: 'Add event' }).click();
  await expect(page.getByRole('dialog', { name: 'Add event' })).toBeVisible();
});

test('a search without result and a filter that hides all say so, and lead back', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Search events' }).fill('zzzzqqqq');
  await expect(page.getByText(/Nothing matches “zzzzqqqq”/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).first().click();
  await expect(marks(page).getByRole('option').first()).toBeVisible();
  await page.getByRole('group', { name: 'Topics' }).getByRole('button', { name: /none/i }).click();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(marks(page).getByRole('option').first()).toBeVisible();
});

test('a library that cannot be read says why, and is tried again', async ({ page, entente }, info) => {
  test.skip(info.project.name === 'electron', 'The page of the desktop app goes with its host.');
  await page.route('**/api/events.index', (route) =>
    route.fulfill({ json: { ok: false, error: { code: 'storage', message: 'The disk did not answer.' } } }),
  );
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The library could not be read' })).toBeVisible();
  await expect(page.getByText('The disk did not answer.')).toBeVisible();
  await page.unroute('**/api/events.index');
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(marks(page).getByRole('option').first()).toBeVisible();
  expect(await entente.quit()).toBe(0);
});

test('printed: the event that is open, its addresses written out, without the window around it', async ({
  page,
}, info) => {
  test.skip(info.project.name === 'electron', 'Electron prints through the system’s dialog.');
  await page.keyboard.press('j');
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeHidden();
  await expect(details(page).getByRole('button', { name: 'Delete' })).toBeHidden();
  const address = details(page)
    .getByText(/^https?:\/\//)
    .first();
  await expect(address).toBeVisible();
  // Whole, however long: an ellipsis on paper cannot be followed.
  expect(await address.evaluate((line) => getComputedStyle(line).whiteSpace)).toBe('normal');
  await expect(details(page).getByRole('button', { name: /chain/ })).toHaveCount(0);
  expect(await details(page).evaluate((pane) => getComputedStyle(pane).color)).toBe('rgb(0, 0, 0)');
  const pages = await page.pdf({ format: 'A4' });
  expect(pages.length).toBeGreaterThan(5_000);
});

test.describe('in the dark', () => {
  test.use({ colourScheme: 'dark' });
  test('the timeline is printed in its light look, and the screen is dark again afterwards', async ({ page }, info) => {
    test.skip(info.project.name === 'electron', 'Electron prints through the system’s dialog.');
    // The mean lightness of what is drawn, 0–255.
    const lightness = () =>
      page.locator('.plot > canvas:not(.fading)').evaluate((canvas: HTMLCanvasElement) => {
        const { data = [] } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
        let sum = 0;
        let weight = 0;
        for (let at = 0; at < data.length; at += 4) {
          const alpha = data[at + 3] ?? 0;
          sum += alpha * (0.21 * (data[at] ?? 0) + 0.72 * (data[at + 1] ?? 0) + 0.07 * (data[at + 2] ?? 0));
          weight += alpha;
        }
        return sum / weight;
      });
    await expect.poll(lightness).toBeLessThan(100);
    // At once: the browser takes its picture when the event is over.
    const during = page.evaluate(() => void dispatchEvent(new Event('beforeprint'))).then(lightness);
    expect(await during).toBeGreaterThan(180);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(lightness).toBeLessThan(100);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect.poll(lightness).toBeGreaterThan(180);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await expect.poll(lightness).toBeLessThan(100);
  });
});

test('high contrast follows the system, in light and dark', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ contrast: 'more' });
  expect(await paper()).toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' });
  await expect.poll(paper).toBe('rgb(0, 0, 0)');
});
