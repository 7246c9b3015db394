// A person selects an event and reads it: date in words, article in two languages, claims, sources, linked events.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

async function openFirst(page: Page): Promise<void> {
  await page
    .getByRole('searchbox', { name: 'Search events' })
    .fill('Qin Gang Wang Yi Xi Jinping Blinken Beijing talks');
  await page
    .getByRole('region', { name: 'Search results' })
    .getByRole('button', { name: /Blinken in Beijing/ })
    .click();
  await expect(details(page).getByRole('heading', { level: 2, name: /Blinken in Beijing/ })).toBeVisible();
}

test('the first event: date, place, article in English and one click away in French', async ({ page }) => {
  await openFirst(page);
  const pane = details(page);
  await expect(pane.getByText('18–19 June 2023', { exact: true })).toBeVisible();
  await expect(pane.getByText('Beijing', { exact: true }).first()).toBeVisible();
  const article = pane.getByRole('region', { name: 'Article' });
  expect(await article.locator('.prose > p').count()).toBeGreaterThan(3);
  await article.getByRole('button', { name: 'French' }).click();
  await expect(article.getByText(/terrains d’entente/).first()).toBeVisible();
});

test('the first event shows both claims about a joint statement, each with its source', async ({ page }) => {
  await openFirst(page);
  const pane = details(page);
  await expect(pane.getByRole('heading', { name: 'Sources differ' })).toBeVisible();
  await expect(pane.locator('.claim li')).toHaveCount(2);
  await expect(pane.locator('.claim').getByRole('link')).toHaveCount(2);
});

test('sources name publisher, date and side, and lead outside only over http(s)', async ({ page }) => {
  await openFirst(page);
  const links = details(page).locator('.sources a');
  const addresses = await links.evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) expect(address).toMatch(/^https?:\/\//);
  const targets = await links.evaluateAll((found) =>
    found.map((link) => `${link.getAttribute('target')} ${link.getAttribute('rel')}`),
  );
  for (const target of targets) expect(target).toBe('_blank noopener noreferrer');
  await expect(details(page).locator('.sources .side-tag').first()).toHaveText(/Washington|Beijing/);
});

test('a linked event tells its lag in days and is one click away', async ({ page }) => {
  await openFirst(page);
  const linked = details(page)
    .locator('.linked')
    .getByRole('button', { name: /dictator/ });
  await expect(linked).toContainText('2 days later');
  await linked.click();
  await expect(details(page).getByRole('heading', { level: 2, name: /dictator/ })).toBeVisible();
  await expect(
    details(page)
      .locator('.linked')
      .getByRole('button', { name: /Blinken in Beijing/ }),
  ).toContainText('2 days before');
});

test('next and previous by button and by key', async ({ page }) => {
  await openFirst(page);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await details(page).getByRole('button', { name: 'Next event' }).click();
  await expect(details(page).getByRole('heading', { level: 2, name: /dictator/ })).toBeVisible();
  await details(page).getByRole('heading', { level: 2 }).click();
  await page.keyboard.press('k');
  await expect(details(page).getByRole('heading', { level: 2, name: /Blinken in Beijing/ })).toBeVisible();
  await expect(details(page).getByRole('button', { name: 'Previous event' })).toBeDisabled();
});

test('a mark on the timeline opens its event by mouse', async ({ page }) => {
  const busan = marks(page).getByRole('option', { name: /30 October 2025.*Busan/ });
  await busan.click();
  await expect(details(page).getByRole('heading', { level: 2, name: /Busan/ })).toBeVisible();
  await expect(busan).toHaveAttribute('aria-selected', 'true');
  await expect(details(page).getByRole('heading', { name: 'Two readouts' })).toBeVisible();
});

test('a day stays the day where it happened, whatever the zone of the reader', async ({ entente }) => {
  const added = await entente.call('events.add', {
    event: { title: 'An hour in Beijing', date: '2023-06-19T16:30:00+08:00' },
  });
  expect(added.ok).toBe(true);
  const { page } = entente;
  await page.getByRole('searchbox', { name: 'Search events' }).fill('An hour in Beijing');
  await page.getByRole('region', { name: 'Search results' }).getByRole('button').first().click();
  await expect(details(page).getByText(/Washington.*04:30.*Beijing.*16:30/)).toBeVisible();
});

test('what the curated library covers is said where one asks what this is', async ({ page }) => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /^About/ }).click();
  const about = page.getByRole('dialog', { name: /^About/ });
  await expect(about).toContainText(
    '239 curated events between the United States and China, 18 June 2023 – 31 May 2026',
  );
  await expect(about).toContainText('not a complete record');
  await expect(about).toContainText('4 are not checked');
});
