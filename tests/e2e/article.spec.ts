// Article → event: a text is handed over, what it yields is shown beside the words it rests on, corrected, saved.
import type { Locator, Page } from '@playwright/test';
import { details, expect, test } from './entente.ts';

const ARTICLE = `Yellen and He Lifeng meet in Vienna

VIENNA, March 4, 2031 — Janet Yellen met He Lifeng on Sunday for talks about tariffs and export controls. The two agreed to speak again in June.`;

test('an article becomes an event, with the words it rests on, and can be taken back', async ({ entente }) => {
  const { page } = entente;
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Event from an article…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Event from an article' });
  await expect(dialog.getByLabel(/^The article: paste/)).toBeFocused();
  await dialog.getByLabel(/^The article: paste/).fill(ARTICLE);
  await dialog.getByRole('button', { name: 'Read the article' }).click();
  await expect(dialog.getByLabel('Title', { exact: true })).toHaveValue('Yellen and He Lifeng meet in Vienna');
  await expect(dialog.getByLabel('Date', { exact: true })).toHaveValue('2 March 2031');
  await expect(dialog.getByText('Counted from the article’s own date.')).toBeVisible();
  await expect(dialog.getByLabel('Trade')).toBeChecked();
  await expect(dialog.getByLabel('Janet Yellen')).toBeChecked();
  await expect(dialog.getByLabel('Place')).toHaveValue('Vienna');
  await expect(dialog.locator('mark.said-date').first()).toHaveText('on Sunday');
  // Another day for the article: what is relative is counted again.
  await dialog.getByLabel('The article is of').fill('11 March 2031');
  await dialog.getByLabel('Date', { exact: true }).focus();
  await expect(dialog.getByLabel('Date', { exact: true })).toHaveValue('9 March 2031');
  await dialog.getByLabel('Technology').check();
  await dialog.getByLabel('Address').fill('not an address');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(/must be|http/).first()).toBeVisible();
  await dialog.getByLabel('Address').fill('paper.example/vienna');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const search = (await entente.call('events.search', { query: 'Vienna Yellen' })).value as { ids: string[] };
  const answer = (await entente.call('events.get', { ids: search.ids.slice(0, 1) })).value as {
    events: Record<string, unknown>[];
  };
  expect(answer.events[0]).toMatchObject({
    date: '2031-03-09',
    title: { en: 'Yellen and He Lifeng meet in Vienna' },
    topics: expect.arrayContaining(['trade', 'technology']),
    actors: expect.arrayContaining(['janet-yellen', 'he-lifeng']),
    place: { name: { en: 'Vienna', fr: 'Vienne', zh: '维也纳' }, country: 'AT' },
    sources: [{ url: 'https://paper.example/vienna', date: '2031-03-11' }],
    articles: [{ language: 'en' }],
  });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(
      async () =>
        ((await entente.call('events.get', { ids: search.ids.slice(0, 1) })).value as { events: unknown[] }).events
          .length,
    )
    .toBe(0);
});

test('a page dropped on the window is read as an article; without a date nothing is guessed', async ({ entente }) => {
  const { page } = entente;
  const drop = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    const html =
      '<html><body><article><h1>北京会谈</h1><p>布林肯昨天在北京会见王毅，双方讨论台湾问题。</p><img src=x onerror="window.hacked=1"></article></body></html>';
    transfer.items.add(new File([html], 'page.html', { type: 'text/html' }));
    return transfer;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: drop });
  const dialog = page.getByRole('dialog', { name: 'Event from an article' });
  await expect(dialog.getByLabel('Title', { exact: true })).toHaveValue('北京会谈');
  await expect(dialog.getByLabel('Date', { exact: true })).toHaveValue('');
  await expect(dialog.getByText('Nothing to count from: 昨天')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save the event' }).click();
  await expect(dialog.getByLabel('Date', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
});

async function begin(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Event from an article…' }).click();
  return page.getByRole('dialog', { name: 'Event from an article' });
}

test('Escape asks before an article is lost; kept as a draft it is there again, also after a crash', async ({
  entente,
}) => {
  const { page } = entente;
  const dialog = await begin(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await begin(page);
  await page.keyboard.insertText(ARTICLE);
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alertdialog')).toContainText('not saved yet');
  await page.keyboard.press('Escape');
  await expect(dialog.getByLabel(/^The article: paste/)).toHaveValue(ARTICLE);
  await dialog.getByRole('button', { name: 'Read the article' }).click();
  await dialog.getByLabel('Title', { exact: true }).fill('As I would put it');
  await dialog.getByLabel('Trade').uncheck();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Keep as draft' }).click();
  await expect(dialog).toBeHidden();
  await begin(page);
  await expect(dialog.getByLabel('Title', { exact: true })).toHaveValue('As I would put it');
  await page.waitForTimeout(600);
  await entente.kill();
  const again = await entente.start();
  await again.getByRole('button', { name: 'Open the article' }).click();
  const reopened = again.getByRole('dialog', { name: 'Event from an article' });
  await expect(reopened.getByLabel('Title', { exact: true })).toHaveValue('As I would put it');
  await expect(reopened.getByLabel('Trade')).not.toBeChecked();
  await again.keyboard.press('Escape');
  await reopened.getByRole('button', { name: 'Discard' }).click();
  await expect(again.getByRole('button', { name: 'Open the article' })).toBeHidden();
  await begin(again);
  await expect(reopened.getByLabel(/^The article: paste/)).toHaveValue('');
});

test('an actor the library does not know is added by name', async ({ entente }) => {
  const { page } = entente;
  const dialog = await begin(page);
  await page.keyboard.insertText(ARTICLE);
  await dialog.getByRole('button', { name: 'Read the article' }).click();
  await dialog.getByRole('combobox', { name: 'Other actors' }).fill('Zhang San');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(details(page).getByRole('button', { name: 'Zhang San' })).toBeVisible();
  await expect(details(page).getByRole('button', { name: 'Janet Yellen' })).toBeVisible();
});
