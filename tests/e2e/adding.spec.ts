// A person adds, edits and deletes an event of their own; nothing typed is lost, and each step can be undone.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Add event' });

async function fillEvent(page: Page, title: string, date: string): Promise<void> {
  await page.getByRole('button', { name: 'Add event' }).click();
  await dialog(page).getByRole('textbox', { name: 'Title' }).fill(title);
  await dialog(page).getByRole('textbox', { name: 'Date', exact: true }).fill(date);
}

test('adding an event with topics, actors, a tone and a source', async ({ page }) => {
  await fillEvent(page, 'A meeting of my own', '18–19 June 2024');
  await expect(dialog(page).getByText('Understood as 18–19 June 2024')).toBeVisible();
  await dialog(page).getByRole('group', { name: 'Topics' }).getByRole('checkbox', { name: 'Climate' }).check();
  await dialog(page).getByRole('combobox', { name: 'Actors' }).fill('Wang Y');
  await dialog(page).getByRole('option', { name: 'Wang Yi', exact: true }).click();
  await dialog(page).getByRole('combobox', { name: 'Tone' }).selectOption('2');
  await dialog(page).getByRole('textbox', { name: 'Summary' }).fill('We spoke of methane.');
  await dialog(page).getByRole('button', { name: 'Add a source' }).click();
  await dialog(page).getByRole('textbox', { name: 'Web address' }).fill('https://example.org/readout');
  await dialog(page).getByRole('textbox', { name: 'Headline' }).fill('A readout');
  await dialog(page).getByRole('button', { name: 'Save' }).click();

  await expect(dialog(page)).toBeHidden();
  await expect(details(page).getByRole('heading', { level: 2, name: 'A meeting of my own' })).toBeVisible();
  await expect(details(page).getByText('We spoke of methane.')).toBeVisible();
  await expect(details(page).getByRole('link', { name: /A readout/ })).toHaveAttribute(
    'href',
    'https://example.org/readout',
  );
  await expect(page.getByRole('status').filter({ hasText: '240 of 240 events' })).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: '“A meeting of my own” is on the timeline.' }),
  ).toBeAttached();
  await expect(marks(page).getByRole('option', { name: /A meeting of my own/, selected: true })).toBeVisible();
});

for (const [typed, understood] of [
  ['2024-03-05', '5 March 2024'],
  ['June 2023', 'June 2023'],
  ['18–19 June 2023', '18–19 June 2023'],
  ['juin 2023', 'June 2023'],
  ['2023年6月19日', '19 June 2023'],
  ['2021', '2021'],
  ['about June 2023', 'about June 2023'],
] as const) {
  test(`the date “${typed}” is understood as ${understood}`, async ({ page }) => {
    await fillEvent(page, 'Dated', typed);
    await expect(dialog(page).getByText(`Understood as ${understood}`)).toBeVisible();
  });
}

test('mistakes stand by their field, nothing typed is lost, and the event is saved once they are mended', async ({
  page,
}) => {
  await fillEvent(page, '', '2023-02-29');
  await dialog(page).getByRole('textbox', { name: 'Summary' }).fill('Long thought.');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  const title = dialog(page).getByRole('textbox', { name: 'Title' });
  await expect(title).toHaveAttribute('aria-invalid', 'true');
  await expect(title).toBeFocused();
  await expect(title).toHaveAccessibleDescription(/title/);
  await expect(dialog(page).getByRole('textbox', { name: 'Date', exact: true })).toHaveAccessibleDescription(/28/);
  await expect(dialog(page).getByRole('textbox', { name: 'Summary' })).toHaveValue('Long thought.');
  await title.fill('Mended');
  await dialog(page).getByRole('textbox', { name: 'Date', exact: true }).fill('2023-02-28');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(details(page).getByRole('heading', { level: 2, name: 'Mended' })).toBeVisible();
});

test('correcting one field leaves the marks of the others, and the count, until they are right too', async ({
  page,
}) => {
  await fillEvent(page, '', '2023-02-29');
  await dialog(page).getByRole('button', { name: 'Add a source' }).click();
  const source = dialog(page).getByRole('group', { name: 'Source 1', exact: true });
  await expect(source.getByRole('textbox', { name: 'Web address' })).toBeFocused();
  await source.getByRole('textbox', { name: 'Headline' }).fill('A readout');
  await source.getByRole('textbox', { name: 'Web address' }).fill('nowhere at all');
  await source.getByRole('textbox', { name: 'Published on' }).fill('5 nov 2024');
  await expect(source.getByText('Understood as 5 November 2024')).toBeVisible();
  await source.getByRole('textbox', { name: 'Published on' }).fill('2024-11-31');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  const invalid = dialog(page).locator('[aria-invalid="true"]');
  await expect(dialog(page).getByText('4 fields need correcting.')).toBeVisible();
  await dialog(page).getByRole('textbox', { name: 'Title' }).fill('Corrected');
  await expect(dialog(page).getByText('3 fields need correcting.')).toBeVisible();
  await expect(invalid).toHaveCount(3);
  const address = source.getByRole('textbox', { name: 'Web address' });
  await address.fill('www.reuters.com/world');
  await expect(address).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(address).toHaveValue('https://www.reuters.com/world');
  await expect(invalid).toHaveCount(2);
  await source.getByRole('textbox', { name: 'Published on' }).fill('2024-11-30');
  await dialog(page).getByRole('textbox', { name: 'Date', exact: true }).fill('2023-02-28');
  await expect(invalid).toHaveCount(0);
  await expect(dialog(page).getByText('need correcting')).toBeHidden();
  await source.getByRole('button', { name: 'Remove source 1' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Add a source' })).toBeFocused();
});

test('with the keyboard alone: open, type, save', async ({ page }) => {
  await page.keyboard.press('Control+n');
  await expect(dialog(page).getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('Typed only');
  await page.keyboard.press('Tab');
  await page.keyboard.type('June 2024');
  await page.keyboard.press('Control+Enter');
  await expect(details(page).getByRole('heading', { level: 2, name: 'Typed only' })).toBeVisible();
});

test('Escape asks before anything is lost, and a draft can wait', async ({ page, entente }) => {
  await fillEvent(page, 'Half a thought', '2024');
  await page.keyboard.press('Escape');
  await expect(dialog(page).getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Half a thought');
  await page.waitForTimeout(600);
  await entente.kill();
  const again = await entente.start();
  await again.getByRole('button', { name: 'Open the draft' }).click();
  await expect(dialog(again).getByRole('textbox', { name: 'Title' })).toHaveValue('Half a thought');
  await expect(dialog(again).getByRole('textbox', { name: 'Date', exact: true })).toHaveValue('2024');
});

test('Escape closes at once where nothing was typed', async ({ page }) => {
  await page.getByRole('button', { name: 'Add event' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
});

test('an acknowledged event survives kill -9', async ({ page, entente }) => {
  await fillEvent(page, 'Kept through a crash', '2024-05-05');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(details(page).getByRole('heading', { level: 2, name: 'Kept through a crash' })).toBeVisible();
  await entente.kill();
  const again = await entente.start();
  await expect(again.getByRole('status').filter({ hasText: '240 of 240 events' })).toBeVisible();
  await expect(marks(again).getByRole('option', { name: /Kept through a crash/ })).toBeVisible();
});

test('editing changes what was meant and nothing else; Undo brings it back', async ({ page }) => {
  await marks(page)
    .getByRole('option', { name: /30 October 2025.*Busan/ })
    .click();
  await details(page).getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit event' });
  const title = edit.getByRole('textbox', { name: 'Title' });
  const before = await title.inputValue();
  await title.fill('Busan, as I would call it');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(details(page).getByRole('heading', { level: 2, name: 'Busan, as I would call it' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(details(page).getByRole('heading', { level: 2, name: before })).toBeVisible();
});

test('what is unverified says so where it is read, is what is:unverified finds, and can be marked', async ({
  page,
}) => {
  const finds = async (count: number): Promise<void> => {
    await expect(page.getByRole('status').filter({ hasText: `${count} of 240 events` })).toBeVisible();
  };
  await fillEvent(page, 'Heard somewhere', '2024-03-03');
  const box = page.getByRole('checkbox', { name: 'Verified against a source' });
  await expect(box).not.toBeChecked();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(details(page).getByText('Unverified.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search events' }).fill('is:unverified');
  await finds(5);
  await details(page).getByRole('button', { name: 'Mark as verified' }).click();
  await expect(details(page).getByText('Unverified.')).toBeHidden();
  await finds(4);
  await details(page).getByRole('button', { name: 'Edit' }).click();
  await expect(box).toBeChecked();
  await box.uncheck();
  await page.keyboard.press('Control+Enter');
  await expect(details(page).getByText('Unverified.')).toBeVisible();
  await finds(5);
  await details(page).getByRole('button', { name: 'Edit' }).click();
  await box.check();
  await page.keyboard.press('Control+Enter');
  await finds(4);
});

test('what is saved out of sight is said to be hidden, and can be shown; Undo says what it undid', async ({ page }) => {
  const search = page.getByRole('searchbox', { name: 'Search events' });
  const said = (text: string) => page.getByRole('status').filter({ hasText: text });
  await search.fill('topic:climate');
  await expect(page.getByRole('status').filter({ hasText: '14 of 239 events' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Trade' }).uncheck();
  await fillEvent(page, 'Out of sight', '2024-03-03');
  await dialog(page).getByRole('group', { name: 'Topics' }).getByRole('checkbox', { name: 'Trade' }).check();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(said('“Out of sight” is saved, but search and filters hide it.')).toBeAttached();
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(search).toHaveValue('');
  await expect(marks(page).getByRole('option', { name: /Out of sight/, selected: true })).toBeVisible();

  await search.fill('Busan');
  await expect(marks(page).getByRole('option', { name: /Out of sight/ })).toBeHidden();
  await details(page).getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Summary' }).fill('Still hidden.');
  await page.keyboard.press('Control+Enter');
  await expect(said('“Out of sight” was changed, and the search hides it.')).toBeAttached();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(said('Undone: editing “Out of sight”.')).toBeAttached();

  await search.fill('');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await fillEvent(page, 'Seen in a row', '2024-03-04');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(said('“Seen in a row” is in the table.')).toBeAttached();
});

test('a toast covers nothing that is used', async ({ page }) => {
  await fillEvent(page, 'An event whose title is long enough to make of its toast a wide one', '2024-03-03');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  const toast = page.locator('.toast');
  await expect(toast).toBeVisible();
  const box = await toast.boundingBox();
  const status = await page.locator('.status').boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(status?.y ?? 0);
  for (const beside of [page.locator('.status > :first-child'), page.getByRole('button', { name: / · saved/ })]) {
    const other = await beside.boundingBox();
    if (!box || !other) throw new Error('Both are to be seen.');
    expect(other.x + other.width <= box.x || other.x >= box.x + box.width).toBe(true);
  }
});

test('where the search finds nothing, that is said, and the search is what is cleared', async ({ page }) => {
  const search = page.getByRole('searchbox', { name: 'Search events' });
  await search.fill('actor:"Joe Biden" during:2026');
  await expect(page.getByText('The search finds no event.')).toBeVisible();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const table = page.getByRole('region', { name: /table/i });
  await expect(table.getByText('The search finds no event.')).toBeVisible();
  await expect(table.getByRole('button', { name: 'Timeline' })).toBeHidden();
  await table.getByRole('button', { name: 'Clear the search' }).click();
  await expect(search).toHaveValue('');
  await expect(page.getByRole('status').filter({ hasText: '239 of 239 events' })).toBeVisible();
});

test('deleting offers Undo; Ctrl+Z and Ctrl+Shift+Z do the same', async ({ page }) => {
  await marks(page)
    .getByRole('option', { name: /30 October 2025.*Busan/ })
    .click();
  await details(page).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('status').filter({ hasText: '238 of 238 events' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('status').filter({ hasText: '239 of 239 events' })).toBeVisible();
  await page.keyboard.press('Control+Shift+Z');
  await expect(page.getByRole('status').filter({ hasText: '238 of 238 events' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('status').filter({ hasText: '239 of 239 events' })).toBeVisible();
});

test('a new topic and a new actor get entries of their own', async ({ page }) => {
  await fillEvent(page, 'Something new', '2024-06');
  await dialog(page).getByRole('textbox', { name: 'Another topic' }).fill('Space');
  await dialog(page).getByRole('textbox', { name: 'Another topic' }).press('Enter');
  await dialog(page).getByRole('combobox', { name: 'Actors' }).fill('Zhang San');
  await dialog(page).getByRole('combobox', { name: 'Actors' }).press('Enter');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('group', { name: 'Topics' }).getByRole('checkbox', { name: 'Space' })).toBeVisible();
  await expect(details(page).getByRole('button', { name: 'Zhang San' })).toBeVisible();
});

test('two windows on one library agree', async ({ page, entente }, info) => {
  test.skip(info.project.name === 'electron', 'Electron has one window on a library.');
  const other = await entente.another();
  await fillEvent(page, 'Seen in both', '2024-07-07');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(marks(other).getByRole('option', { name: /Seen in both/ })).toBeVisible();
  await expect(other.getByRole('status').filter({ hasText: '240 of 240 events' })).toBeVisible();
});

test('what another window changed while one edits is said before it is written over; the rest goes together', async ({
  page,
  entente,
}) => {
  const id = '2025-10-30-trump-xi-busan';
  const open = async (): Promise<void> => {
    await marks(page)
      .getByRole('option', { name: /30 October 2025.*Busan/ })
      .click();
    await details(page).getByRole('button', { name: 'Edit' }).click();
  };
  const form = page.getByRole('dialog', { name: 'Edit event' });
  await open();
  await form.getByRole('textbox', { name: 'Title' }).fill('My title');
  await entente.call('events.update', { id, changes: { title: { en: 'Their title', fr: 'Leur titre' }, tone: -2 } });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(
    form.getByRole('alert').filter({ hasText: 'Changed elsewhere while you were editing: Title.' }),
  ).toBeVisible();
  await expect(form.getByText('In the library now: Their title')).toBeVisible();
  const before = await entente.call('events.get', { ids: [id] });
  expect((before.value as { events: { title: unknown }[] }).events[0]?.title).toMatchObject({ en: 'Their title' });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  const after = await entente.call('events.get', { ids: [id] });
  // Only what was typed here is written over: their tone and their French title stay.
  expect((after.value as { events: unknown[] }).events[0]).toMatchObject({
    title: { en: 'My title', fr: 'Leur titre' },
    tone: -2,
  });
  // Fields that only they changed are no reason to ask.
  await details(page).getByRole('button', { name: 'Edit' }).click();
  await form.getByRole('textbox', { name: 'Private notes' }).fill('A note');
  await entente.call('events.update', { id, changes: { tone: 1 } });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  const last = await entente.call('events.get', { ids: [id] });
  expect((last.value as { events: unknown[] }).events[0]).toMatchObject({ notes: 'A note', tone: 1 });
});
