// A page to share, opened from the disk with no network: timeline, search, filters and articles, and nothing to change.
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { findings } from './axe.ts';
import { details, expect, marks, test } from './entente.ts';

const HOSTILE =
  '</script><img src="http://evil.example/x.png" onerror="window.hacked=1"><script>window.hacked=1</script>';

interface Shared {
  readonly page: Page;
  readonly size: number;
  readonly dataSize: number;
  /** What the page asked for or complained of. */
  readonly asked: string[];
  readonly complaints: string[];
}

/** Exports a page to share as a person does, and opens the file in a browser without network. */
async function share(page: Page, prepare: (dialog: ReturnType<Page['getByRole']>) => Promise<void>): Promise<Shared> {
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: /^Page to share/ }).check();
  await prepare(dialog);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  const file = test.info().outputPath('shared.html');
  await download.saveAs(file);
  const browser = page.context().browser();
  if (!browser) throw new Error('No browser.');
  const context = await browser.newContext({ offline: true, viewport: { width: 1_400, height: 860 }, locale: 'en-GB' });
  const opened = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  opened.on('request', (request) => asked.push(request.url()));
  opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  opened.on('pageerror', (error) => complaints.push(String(error)));
  await opened.goto(pathToFileURL(file).href);
  await expect(opened.getByRole('region', { name: /Timeline|Frise|时间轴/ })).toBeVisible();
  const text = await opened.content();
  const data = /<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';
  return { page: opened, size: text.length, dataSize: data.length, asked, complaints };
}

/** Finds the summit in Busan as a reader does, and opens it. */
async function readBusan(reader: Page): Promise<void> {
  const box = reader.getByRole('searchbox', { name: 'Search events' });
  await box.fill('Busan summit');
  await box.press('Enter');
  await reader
    .getByRole('region', { name: 'Search results' })
    .getByRole('button', { name: /30 October 2025/ })
    .click();
  await expect(details(reader).getByRole('heading', { level: 2 })).toBeVisible();
}

test('is the app to read: search, filters, articles, languages; it asks nothing of the network', async ({ page }) => {
  const shared = await share(page, async () => undefined);
  const reader = shared.page;
  await expect(reader.getByRole('status').filter({ hasText: '239 of 239 events' })).toBeVisible();
  await expect(marks(reader).getByRole('option').first()).toBeAttached();
  await readBusan(reader);
  const box = reader.getByRole('searchbox', { name: 'Search events' });
  await expect(details(reader).getByRole('heading', { name: 'Sources' })).toBeVisible();
  await expect(reader.getByRole('button', { name: /Add event|Edit|Delete/ })).toHaveCount(0);
  await box.fill('topic:climate during:2023');
  await box.press('Enter');
  await expect(reader.getByRole('region', { name: 'Search results' }).getByRole('button').first()).toBeVisible();
  await expect(reader.getByRole('status').filter({ hasText: /^\d of 239/ })).toBeVisible();
  await box.fill('tone:warm');
  await box.press('Enter');
  await expect(reader.getByRole('alert').filter({ hasText: /tone/ })).toBeVisible();
  await reader.keyboard.press('Escape');
  await reader.getByRole('combobox', { name: 'Language' }).selectOption('zh');
  await expect(reader.getByRole('region', { name: '时间轴' })).toBeVisible();
  expect(shared.asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([]);
  expect(shared.complaints).toEqual([]);
  expect(shared.size - shared.dataSize).toBeLessThan(1_000_000);
  await reader.context().close();
});

test('holds only what the filters show, and no text in it can act', async ({ entente }) => {
  const { page } = entente;
  for (const at of [1, 2]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person would
    await entente.call('events.add', {
      event: {
        id: `hostile-${at}`,
        title: `${HOSTILE} ${at}`,
        date: '2024-05-05',
        summary: HOSTILE,
        tags: ['hostile'],
        notes: 'for my eyes',
        importance: 3,
        articles: [{ language: 'en', title: HOSTILE, body: `${HOSTILE}\n\n[click](javascript:alert(1))` }],
        sources: [{ title: HOSTILE, url: 'https://example.org/"><script>' }],
      },
    });
  }
  await page.getByRole('searchbox', { name: 'Search events' }).fill('tag:hostile');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 results')).toBeVisible();
  const shared = await share(page, async (dialog) => {
    await expect(dialog.getByRole('radio', { name: /What the filters show/ })).toBeChecked();
  });
  const reader = shared.page;
  await expect(reader.getByRole('status').filter({ hasText: '2 of 2 events' })).toBeVisible();
  await expect(reader.getByRole('contentinfo').getByText('tag:hostile')).toBeVisible();
  await reader.getByRole('heading', { level: 1 }).click();
  await reader.keyboard.press('j');
  await expect(details(reader).getByRole('heading', { level: 2 })).toContainText('onerror=');
  expect(await reader.evaluate(() => Reflect.get(window, 'hacked') as unknown)).toBeUndefined();
  expect(await reader.content()).not.toContain('for my eyes');
  expect(shared.asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([]);
  // The policy is in force: a script of somebody else's does not run.
  const ran = await reader.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.hacked = 2';
    document.body.append(script);
    return Reflect.get(window, 'hacked') as unknown;
  });
  expect(ran).toBeUndefined();
  await reader.context().close();
});

test('is printed light, the event that is open alone', async ({ page }) => {
  const { page: reader } = await share(page, async () => undefined);
  await reader.getByRole('button', { name: 'Dark appearance' }).click();
  await readBusan(reader);
  await expect(reader.locator('html')).toHaveAttribute('data-theme', 'dark');
  await reader.emulateMedia({ media: 'print' });
  await expect(reader.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(reader.getByRole('banner')).toBeHidden();
  await expect(details(reader).getByRole('heading', { level: 2 })).toBeVisible();
  await reader.emulateMedia({ media: 'screen' });
  await expect(reader.locator('html')).toHaveAttribute('data-theme', 'dark');
  await reader.context().close();
});

test('axe finds nothing serious in it, in light and dark', async ({ page }) => {
  const { page: reader } = await share(page, async () => undefined);
  await reader.getByRole('heading', { level: 1 }).click();
  await reader.keyboard.press('j');
  await expect(details(reader).getByRole('heading', { level: 2 })).toBeVisible();
  // axe is put in from outside the page, which its policy does not hold back.
  expect(await findings(reader)).toEqual([]);
  await reader.getByRole('button', { name: 'Dark appearance' }).click();
  expect(await findings(reader)).toEqual([]);
  await reader.context().close();
});
