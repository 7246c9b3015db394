// A person works in the table: the same selection as the timeline, ordered, walked, edited in place, tagged and deleted.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Events as a table' });
const count = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
const heading = (page: Page) => details(page).getByRole('heading', { level: 2 });
const active = (page: Page) => page.locator('.grid-cell.active');

async function openTable(page: Page): Promise<void> {
  await page.keyboard.press('t');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '240');
}

test('with the keyboard alone: to the table, along it, a title edited, undone, and back', async ({ page }) => {
  await openTable(page);
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(heading(page)).toHaveText(/dictator/);
  await expect(active(page)).toHaveText(/dictator/);
  await page.keyboard.press('Enter');
  const field = grid(page).getByRole('textbox', { name: 'Title' });
  await expect(field).toBeFocused();
  await page.keyboard.type('A remark at a fundraiser');
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(active(page)).toHaveText('A remark at a fundraiser');
  await expect(heading(page)).toHaveText('A remark at a fundraiser');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(active(page)).toHaveText(/dictator/);

  await page.keyboard.press('ControlOrMeta+End');
  await expect(grid(page).getByRole('row').last()).toHaveAttribute('aria-rowindex', '240');
  await expect(active(page)).toBeInViewport();
  await page.keyboard.press('t');
  await expect(marks(page).getByRole('option', { selected: true })).toHaveCount(1);
});

test('the key for table and timeline takes the keyboard along into what is shown', async ({ page }) => {
  await marks(page).focus();
  await page.keyboard.press('t');
  await expect(grid(page)).toBeFocused();
  await expect(grid(page).locator('.grid-row.active')).toHaveAttribute('aria-rowindex', '2');
  await page.keyboard.press('t');
  await expect(marks(page)).toBeFocused();
  // There and back has opened nothing.
  await expect(marks(page).getByRole('option', { selected: true })).toHaveCount(0);
  await page.keyboard.press('t');
  await page.keyboard.press('ArrowDown');
  await expect(heading(page)).toHaveText(/dictator/);

  const search = page.getByRole('searchbox', { name: 'Search events' });
  await search.fill('balloon');
  await search.press('t');
  await expect(search).toHaveValue('balloont');
  await expect(grid(page)).toBeVisible();
  await search.fill('balloon');
  const result = page.getByRole('region', { name: 'Search results' }).getByRole('button').first();
  await result.focus();
  await page.keyboard.press('t');
  await expect(marks(page)).toBeFocused();
  await page.keyboard.press('t');
  await expect(grid(page)).toBeFocused();
});

test('columns are ordered by their heads, told as such, and what has no value stands last', async ({
  page,
  entente,
}) => {
  await entente.call('events.add', { event: { title: 'Without a tone', date: '2024-02-02' } });
  await page.keyboard.press('t');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '241');
  const firstTone = grid(page).locator('.grid-body .cell-tone').first();
  await grid(page).getByRole('button', { name: 'Tone' }).click();
  await expect(grid(page).getByRole('columnheader', { name: 'Tone' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(firstTone).toHaveText('−3');
  await grid(page).getByRole('button', { name: 'Tone' }).click();
  await expect(grid(page).getByRole('columnheader', { name: 'Tone' })).toHaveAttribute('aria-sort', 'descending');
  await expect(firstTone).toHaveText('+3');
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(grid(page).getByRole('row').last()).toContainText('Without a tone');

  await grid(page).getByRole('button', { name: 'Title' }).click();
  await expect
    .poll(async () => {
      const titles = (await grid(page).locator('.grid-body .cell-title').allTextContents()).slice(0, 5);
      return titles.join('\n') === titles.toSorted(new Intl.Collator('en-GB', { numeric: true }).compare).join('\n');
    })
    .toBe(true);
});

test('a date nobody can read is explained in its cell; a kind is chosen; both are undone', async ({ page }) => {
  await openTable(page);
  await grid(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('2023-02-30');
  await page.keyboard.press('Enter');
  await expect(grid(page).getByRole('alert')).toContainText('no day 30');
  await expect(grid(page).getByRole('textbox', { name: 'Date' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(active(page)).toHaveText('18–19 Jun 2023');

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await grid(page).getByRole('combobox', { name: 'Kind' }).selectOption('meeting');
  await page.keyboard.press('Enter');
  await expect(active(page)).toHaveText('Meeting');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(active(page)).toHaveText('Visit');
});

test('many are tagged as one step and deleted as one step', async ({ page }) => {
  await openTable(page);
  await grid(page).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const tools = page.getByRole('toolbar', { name: 'Marked events' });
  await expect(tools).toContainText('3 events marked');
  await tools.getByRole('textbox', { name: 'Add a tag' }).fill('first week, draft');
  await page.keyboard.press('Enter');
  await expect(page.getByText('3 events were tagged.').first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search events' }).fill('tag:"first week" tag:draft');
  await expect(count(page, '3 of 239 events')).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(count(page, '0 of 239 events')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search events' }).fill('');

  await expect(tools).toContainText('3 events marked');
  await grid(page).focus();
  await page.keyboard.press('Delete');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '237');
  await expect(tools).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '240');
});

test('filters, search and the results list share the selection with the table; columns are chosen and kept', async ({
  page,
}) => {
  await openTable(page);
  await page.getByRole('button', { name: 'Only Taiwan' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '52');
  await page.getByRole('button', { name: 'Clear all', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search events' }).fill('Busan truce');
  await page.getByRole('region', { name: 'Search results' }).getByRole('button').first().click();
  await expect(grid(page).locator('.grid-row.selected mark').first()).toBeVisible();
  await page.getByRole('button', { name: 'Clear all', exact: true }).click();
  await expect(grid(page).locator('.grid-row.selected')).toBeInViewport();

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Country' }).check();
  await page.getByRole('checkbox', { name: 'Topics' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(grid(page).getByRole('columnheader', { name: 'Country' })).toBeVisible();
  await expect(grid(page).getByRole('columnheader', { name: 'Topics' })).toHaveCount(0);
  await page.waitForTimeout(600);
  await page.reload();
  await expect(grid(page).getByRole('columnheader', { name: 'Country' })).toBeVisible();
});

test('a filter that hides all says so in the table too', async ({ page }) => {
  await openTable(page);
  await page.getByRole('button', { name: 'Topics: show none' }).click();
  await page.getByRole('region', { name: 'Table' }).getByRole('button', { name: 'Clear all filters' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '240');
});
