// A person follows a chain of events: arcs with the lag, stepping and playing with the article beside, and pausing.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const region = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const chain = (page: Page) => details(page).getByRole('group', { name: 'Chain of events' });
const heading = (page: Page, name: RegExp) => details(page).getByRole('heading', { level: 2, name });
const selected = (page: Page) => marks(page).getByRole('option', { selected: true });

test.beforeEach(async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Search events' }).fill('Geneva talks');
  await page
    .getByRole('button', { name: /Geneva talks produce/ })
    .first()
    .click();
  await page.getByRole('searchbox', { name: 'Search events' }).fill('');
  await expect(heading(page, /Geneva talks produce/)).toBeVisible();
});

test('from Geneva the chain leads by London, Stockholm, Madrid and Kuala Lumpur to Busan', async ({ page }) => {
  await expect(chain(page)).toContainText('1 of 12 in the chain');
  await expect(chain(page)).toContainText('10 May – 18 December 2025');
  const next = chain(page).getByRole('button', { name: 'Next in the chain' });
  const stations: string[] = [];
  for (let at = 2; at <= 12; at += 1) {
    await next.click();
    await expect(chain(page)).toContainText(`${at} of 12`);
    await expect(selected(page)).toHaveCount(1);
    stations.push((await details(page).getByRole('heading', { level: 2 }).first().textContent()) ?? '');
  }
  const places = ['London', 'Stockholm', 'Madrid', 'Kuala Lumpur', 'Busan'];
  const at = places.map((place) => stations.findIndex((title) => title.includes(place)));
  expect(at.every((found) => found >= 0)).toBe(true);
  expect([...at].sort((a, b) => a - b)).toEqual(at);
  await expect(next).toBeDisabled();
});

test('playing steps along by itself, timeline and article together, and pauses', async ({ page }) => {
  await chain(page).getByRole('button', { name: 'Play the chain' }).click();
  await expect(chain(page)).toContainText('2 of 12');
  await expect(chain(page)).toContainText('3 of 12');
  const title = (await details(page).getByRole('heading', { level: 2 }).first().textContent()) ?? '';
  await expect(selected(page)).toHaveAttribute('aria-label', new RegExp(title.slice(0, 20).replaceAll(/\W/g, '.')));
  await chain(page).getByRole('button', { name: 'Pause' }).click();
  const place = await chain(page).locator('.chain-facts').textContent();
  await page.waitForTimeout(3_200);
  expect(await chain(page).locator('.chain-facts').textContent()).toBe(place);
});

test('choosing another event ends the playing', async ({ page }) => {
  await chain(page).getByRole('button', { name: 'Play the chain' }).click();
  await expect(chain(page)).toContainText('2 of 12');
  await marks(page)
    .getByRole('option', { name: /Blinken in Beijing/ })
    .click();
  await expect(heading(page, /Blinken in Beijing/)).toBeVisible();
  await page.waitForTimeout(3_200);
  await expect(heading(page, /Blinken in Beijing/)).toBeVisible();
});

test('from the timeline alone: p plays, and p pauses', async ({ page }) => {
  await marks(page).focus();
  await page.keyboard.press('p');
  await expect(chain(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(chain(page).getByRole('button', { name: 'Play the chain' })).toBeVisible();
  await expect(region(page)).toBeVisible();
});
