// The person's own vocabulary: topics and actors added, renamed, recoloured, merged; each change is one step to undo.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Vocabulary' });

async function open(page: Page, tab: 'Topics' | 'Actors' | 'Kinds'): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Vocabulary…' }).click();
  await sheet(page)
    .getByRole('tab', { name: new RegExp(`^${tab}`) })
    .click();
}

test('a topic is renamed in three languages and recoloured', async ({ page }) => {
  await open(page, 'Topics');
  await sheet(page).getByRole('button', { name: 'Edit “Climate”' }).click();
  const form = sheet(page).locator('form');
  await form.getByRole('textbox', { name: 'Name in English' }).fill('Climate and energy');
  await form.getByRole('textbox', { name: 'Name in French' }).fill('Climat et énergie');
  await form.getByRole('textbox', { name: 'Other names' }).fill('green\nwarming');
  await form.getByRole('radio', { name: 'Bar' }).check({ force: true });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(sheet(page).getByText('“Climate and energy” is saved.')).toBeVisible();
  await page.keyboard.press('Escape');
  const topics = page.getByRole('group', { name: 'Topics' });
  await expect(topics.getByRole('checkbox', { name: 'Climate and energy' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await expect(page.getByRole('checkbox', { name: 'Climat et énergie' })).toBeVisible();
});

test('a new topic has a look that no other has, and a name that is taken is refused by its field', async ({ page }) => {
  await open(page, 'Topics');
  await sheet(page).getByRole('button', { name: 'Add a topic' }).click();
  const form = sheet(page).locator('form');
  await form.getByRole('textbox', { name: 'Name in English' }).fill('Taiwan');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('textbox', { name: 'Name in English' })).toHaveAccessibleDescription(/already/);
  await form.getByRole('textbox', { name: 'Name in English' }).fill('Space');
  await expect(form.getByRole('radio', { name: 'Open square' })).toBeChecked();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(sheet(page).getByRole('button', { name: 'Edit “Space”' })).toBeVisible();
});

test('two spellings of one actor are merged, with the keyboard alone; one undo parts them again', async ({
  page,
  entente,
}) => {
  await entente.call('events.add', { event: { title: 'Told of Xi', date: '2024-03-03', actors: ['President Xi J.'] } });
  await page.getByRole('button', { name: 'More', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('v');
  await page.keyboard.press('Enter');
  await sheet(page)
    .getByRole('tab', { name: /^Topics/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  await expect(sheet(page).getByRole('tab', { name: /^Actors/ })).toBeFocused();
  await sheet(page).getByRole('searchbox', { name: 'Find by any name' }).focus();
  await page.keyboard.type('xi j');
  await sheet(page).getByRole('checkbox', { name: 'President Xi J.' }).press('Space');
  await sheet(page).getByRole('checkbox', { name: 'Xi Jinping', exact: true }).press('Space');
  await sheet(page).getByRole('combobox').focus();
  await page.keyboard.type('Xi Jin');
  await sheet(page).getByRole('button', { name: 'Merge', exact: true }).press('Enter');
  await expect(sheet(page).getByText('1 entry merged into “Xi Jinping”; 1 event changed.')).toBeVisible();
  await expect(sheet(page).getByText(/President Xi J\./)).toBeVisible();
  await page.keyboard.press('Escape');
  await marks(page)
    .getByRole('option', { name: /Told of Xi/ })
    .click();
  await expect(details(page).getByRole('button', { name: 'Xi Jinping' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(details(page).getByRole('button', { name: 'President Xi J.' })).toBeVisible();
});

test('an entry is found by a name in any language, and removed from its events; Undo brings both back', async ({
  page,
}) => {
  await open(page, 'Actors');
  await sheet(page).getByRole('searchbox', { name: 'Find by any name' }).fill('王毅');
  await sheet(page).getByRole('button', { name: 'Edit “Wang Yi”' }).click();
  await sheet(page).getByRole('button', { name: 'Remove from the vocabulary' }).click();
  await expect(sheet(page).getByText(/“Wang Yi” is removed, from \d+ events too\./)).toBeVisible();
  await sheet(page).getByRole('button', { name: 'Undo' }).click();
  await expect(sheet(page).getByRole('button', { name: 'Edit “Wang Yi”' })).toBeVisible();
});
