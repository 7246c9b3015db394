// A person opens Entente for the first time and sees the curated library on the timeline.
import { details, expect, marks, test } from './entente.ts';

test('a new library holds the curated events, and the timeline draws them', async ({ page, entente }) => {
  await expect(page.getByRole('status').filter({ hasText: '239 of 239 events' })).toBeVisible();
  await expect(marks(page).getByRole('option').first()).toBeVisible();
  const described = await entente.call('library.describe', {});
  expect(described.value).toMatchObject({ events: 239, readOnly: false });
  await expect(details(page).getByRole('heading', { name: 'Choose an event to read it' })).toBeVisible();
});

test('every event is in a mark or a cluster', async ({ page, entente }) => {
  const index = await entente.call('events.index', {});
  expect((index.value as { events: unknown[] }).events).toHaveLength(239);
  await expect(marks(page).getByRole('option').first()).toBeVisible();
  const names = await marks(page)
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('aria-label') ?? option.textContent ?? ''));
  const drawn = names.reduce((sum, name) => sum + Number(/^(\d+) (?:events?|turning points),/.exec(name)?.[1] ?? 1), 0);
  expect(drawn).toBe(239);
});

test('the four events without a source are shown, and marked as unverified', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Search events' }).fill('AI diffusion rule');
  await page.getByRole('region', { name: 'Search results' }).getByRole('button').first().click();
  await expect(details(page).getByText('Unverified.')).toBeVisible();
  await expect(details(page).getByText('No source is given.')).toBeVisible();
});

test('after quitting, the next start shows the same library', async ({ entente }) => {
  expect(await entente.quit()).toBe(0);
  const page = await entente.start();
  await expect(page.getByRole('status').filter({ hasText: '239 of 239 events' })).toBeVisible();
});
