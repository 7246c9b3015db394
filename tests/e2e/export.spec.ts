// A person takes results out: data, citations, a chronology, a figure; by keyboard alone too, in light and dark.
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { findings } from './axe.ts';
import { expect, marks, test } from './entente.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Export/ }).click();
  await expect(dialog(page)).toBeVisible();
}

/** Chooses a format, exports, and answers the file's name and bytes. */
async function take(page: Page, format: RegExp): Promise<{ name: string; path: string; bytes: Buffer }> {
  await dialog(page).getByRole('radio', { name: format }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: await readFile(path) };
}

test('the filtered view as CSV: only what the filters show, and the dialog says what is left out', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Search events' }).fill('topic:trade during:2025');
  await expect(page.getByRole('region', { name: 'Search results' })).toBeVisible();
  await openDialog(page);
  await expect(dialog(page).getByRole('radio', { name: /What the filters show/ })).toBeChecked();
  await expect(dialog(page).getByText('Of several sources only the first is kept.')).toBeVisible();
  const { name, bytes } = await take(page, /^CSV/);
  expect(name).toMatch(/\.csv$/);
  const rows = bytes.toString('utf8').trimEnd().split('\r\n').slice(1);
  const found = await page.getByText(/^\d+ results$/).textContent();
  expect(rows).toHaveLength(Number.parseInt(found ?? '', 10));
  expect(rows.every((row) => /^"2025|^"202[45]/.test(row))).toBe(true);
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText(`Exported to ${name}`).first()).toBeVisible();
});

test('everything as JSON, one event as JSON, and private notes only where they are asked for', async ({ entente }) => {
  const { page } = entente;
  const added = await entente.call('events.add', {
    event: { id: 'mine', title: 'Mine', date: '2024-05-05', notes: 'for my eyes' },
  });
  expect(added.ok).toBe(true);
  await openDialog(page);
  const whole = JSON.parse((await take(page, /^JSON Everything, to/)).bytes.toString('utf8')) as { events: unknown[] };
  expect(whole.events).toHaveLength(240);
  expect(JSON.stringify(whole)).not.toContain('for my eyes');
  await page.getByRole('searchbox', { name: 'Search events' }).fill('Mine');
  await page.getByRole('button', { name: /5 May 2024/ }).click();
  await openDialog(page);
  await dialog(page)
    .getByRole('radio', { name: /What is selected/ })
    .check();
  await dialog(page)
    .getByRole('checkbox', { name: /Include private notes/ })
    .check();
  const one = JSON.parse((await take(page, /^JSON Everything, to/)).bytes.toString('utf8')) as { events: object[] };
  expect(one.events).toMatchObject([{ id: 'mine', notes: 'for my eyes' }]);
});

test('a chronology in another language than the interface', async ({ page }) => {
  await openDialog(page);
  await dialog(page)
    .getByRole('radio', { name: /^Markdown/ })
    .check();
  await dialog(page).getByRole('combobox', { name: 'Language' }).selectOption('fr');
  const { bytes } = await take(page, /^Markdown/);
  expect(bytes.toString('utf8')).toMatch(/^# Chronologie\n/);
});

test('a figure as SVG opens by itself, its text as text; as PNG it has the size that was promised', async ({
  page,
}) => {
  await page.getByRole('searchbox', { name: 'Search events' }).fill('topic:climate');
  await expect(page.getByRole('region', { name: 'Search results' })).toBeVisible();
  await openDialog(page);
  await dialog(page).getByRole('radio', { name: /^SVG/ }).check();
  await expect(dialog(page).getByRole('img', { name: 'Preview of the figure' })).toBeVisible();
  await dialog(page).getByRole('textbox', { name: 'Heading' }).fill('Climate talks');
  const svg = await take(page, /^SVG/);
  const other = await page.context().browser()?.newPage();
  if (!other) throw new Error('No browser.');
  const asked: string[] = [];
  other.on('request', (request) => asked.push(request.url()));
  // A download lies on disk without its ending, by which a browser knows a file for what it is.
  const file = test.info().outputPath('figure.svg');
  await writeFile(file, svg.bytes);
  await other.goto(pathToFileURL(file).href);
  await expect(other.locator('text', { hasText: 'Climate talks' })).toBeVisible();
  await expect(other.locator('text', { hasText: 'topic:climate' })).toBeVisible();
  await expect(other.locator('text', { hasText: /Entente, / })).toBeVisible();
  expect(asked.filter((url) => /^https?:/.test(url))).toEqual([]);
  await other.close();

  await openDialog(page);
  await dialog(page).getByRole('radio', { name: /^PNG/ }).check();
  await dialog(page).getByRole('spinbutton', { name: 'Width' }).fill('800');
  await dialog(page).getByRole('spinbutton', { name: 'Height' }).fill('600');
  await dialog(page).getByRole('radio', { name: '3×' }).check();
  // The width is kept; lanes that need more make it higher, and the dialog says how high.
  const promise = dialog(page).getByText(/^2400 × \d+ px$/);
  await expect(promise).toBeVisible();
  const height = Number(/× (\d+)/.exec((await promise.textContent()) ?? '')?.[1]);
  const { bytes } = await take(page, /^PNG/);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2_400, height]);
});

test('says how many events a figure of the span will hold, and warns where it would hold none', async ({ page }) => {
  await openDialog(page);
  await dialog(page).getByRole('radio', { name: /^SVG/ }).check();
  await expect(dialog(page).getByRole('alert')).toHaveText('239 events will be drawn');
  await dialog(page).getByRole('radio', { name: 'From day to day' }).check();
  await dialog(page).getByLabel('From', { exact: true }).fill('2023-06-18');
  await dialog(page).getByLabel('To', { exact: true }).fill('2023-06-19');
  await expect(dialog(page).getByRole('alert')).toHaveText('1 event will be drawn');
  await dialog(page).getByLabel('From', { exact: true }).fill('2010-01-01');
  await dialog(page).getByLabel('To', { exact: true }).fill('2010-12-31');
  await expect(dialog(page).getByRole('alert')).toHaveText(/^The figure would hold no event/);
});

test('days the wrong way round are refused in the dialog, in words', async ({ page }) => {
  await openDialog(page);
  await dialog(page).getByRole('radio', { name: /^SVG/ }).check();
  await dialog(page).getByRole('radio', { name: 'From day to day' }).check();
  await dialog(page).getByLabel('To', { exact: true }).fill('2020-01-01');
  await dialog(page).getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText('Give a first and a last day, in this order.');
});

test('by keyboard alone', async ({ page }) => {
  await marks(page).focus();
  await page.keyboard.press('Control+e');
  await expect(dialog(page).getByRole('radio', { name: /^CSV/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog(page).getByRole('radio', { name: /^JSON Everything, to/ })).toBeChecked();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  await page.keyboard.press('Control+e');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(marks(page)).toBeFocused();
});

for (const colourScheme of ['light', 'dark'] as const) {
  test.describe(colourScheme, () => {
    test.use({ colourScheme });
    test('axe finds nothing serious, with data and with a figure', async ({ page }) => {
      await openDialog(page);
      expect(await findings(page)).toEqual([]);
      await dialog(page).getByRole('radio', { name: /^PNG/ }).check();
      await dialog(page).getByRole('radio', { name: 'From day to day' }).check();
      await expect(dialog(page).getByRole('img')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}
