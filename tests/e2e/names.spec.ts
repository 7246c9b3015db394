// What assistive technology is told: the roles and names that people and programs find their way by.
import { details, expect, marks, test } from './entente.ts';

test('the window', async ({ page }) => {
  await expect(page.getByRole('searchbox', { name: 'Search events', exact: true })).toBeVisible();
  const topics = page.getByRole('group', { name: 'Topics', exact: true });
  for (const topic of [
    'Diplomacy',
    'Trade',
    'Human rights',
    'Cybersecurity',
    'Climate',
    'Health',
    'Non-proliferation',
  ]) {
    await expect(topics.getByRole('checkbox', { name: topic, exact: true })).toBeChecked();
  }
  const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
  await expect(timeline.getByRole('listbox', { name: 'Events on the timeline', exact: true })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Event details', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add event', exact: true })).toBeEnabled();
  await expect(page.getByRole('status').filter({ hasText: '239 of 239 events' })).toBeVisible();
});

test('a mark is named by its date and title, a cluster by its count and span', async ({ page }) => {
  await expect(marks(page).getByRole('option').first()).toBeVisible();
  const names = await marks(page)
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('aria-label') ?? ''));
  expect(names.length).toBeGreaterThan(100);
  expect(names).toContainEqual(
    expect.stringMatching(/^18–19 June 2023\W+Blinken in Beijing: talks with Qin Gang and Wang Yi, then Xi Jinping/),
  );
  for (const name of names) expect(name).toMatch(/^(?:\d+ (?:events|turning points), .*\d{4}|.*\b20\d\d\b.*\p{L}{3})/u);
});

test('the title is the heading of the details', async ({ page }) => {
  await page.keyboard.press('j');
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText(
    'Blinken in Beijing: talks with Qin Gang and Wang Yi, then Xi Jinping',
  );
});

test('the dialog and its fields', async ({ page }) => {
  await page.getByRole('button', { name: 'Add event', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Add event', exact: true });
  for (const field of ['Title', 'Date', 'Summary']) {
    await expect(dialog.getByRole('textbox', { name: field, exact: true })).toBeEditable();
  }
  await expect(
    dialog.getByRole('group', { name: 'Topics', exact: true }).getByRole('checkbox', { name: 'Trade', exact: true }),
  ).not.toBeChecked();
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
});

test('one key past the header and the filters, to the events', async ({ page }) => {
  await expect(marks(page).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the events' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(marks(page)).toBeFocused();
});
