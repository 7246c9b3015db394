// An event's log: what changed, when and from where; an earlier version comes back; what changed since one last looked.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const BUSAN = '2025-10-30-trump-xi-busan';

test('the log says what changed, and an earlier version comes back, with the keyboard alone', async ({
  page,
  entente,
}) => {
  await entente.call('events.update', { id: BUSAN, changes: { tone: -1, title: { en: 'Busan, renamed' } } });
  await page.getByRole('searchbox', { name: 'Search events' }).focus();
  await page.keyboard.type('Busan, renamed');
  await expect(page.getByRole('region', { name: 'Search results' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await details(page).getByRole('button', { name: 'History' }).press('Enter');
  const sheet = page.getByRole('dialog', { name: 'History of this event' });
  const edit = sheet.getByRole('listitem').filter({ hasText: 'Edited' });
  await expect(edit).toContainText('in the browser');
  await expect(edit).toContainText('as it is now');
  await expect(edit.getByText('Busan, renamed')).toBeVisible();
  await expect(edit.getByRole('definition')).toHaveCount(2);
  const first = sheet.getByRole('listitem').filter({ hasText: 'Curated library' });
  await first.getByRole('button', { name: 'Restore' }).press('Enter');
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Earlier version restored' })).toContainText(
    'as it is now',
  );
  await page.keyboard.press('Escape');
  await expect(details(page).getByRole('heading', { level: 2 })).not.toHaveText('Busan, renamed');
  await page.keyboard.press('Control+z');
  await expect(details(page).getByRole('heading', { level: 2, name: 'Busan, renamed' })).toBeVisible();
});

test('the log says which source came, and which got a local copy', async ({ page, entente }) => {
  const source = { title: 'A readout', url: 'https://example.org/r' };
  const added = await entente.call('events.add', {
    event: { id: 'mine', title: 'Mine', date: '2024', sources: [source] },
  });
  expect(added.ok).toBe(true);
  const { copy } = (await entente.call('copies.keep', { content: Buffer.from('text').toString('base64') })).value as {
    copy: string;
  };
  const sources = [{ ...source, copy }, { title: 'Another' }];
  await entente.call('events.update', { id: 'mine', changes: { sources } });
  // Found by its name: a year's mark may still move while what came with it is laid out.
  await page.getByRole('searchbox', { name: 'Search events' }).fill('Mine');
  await page.getByRole('region', { name: 'Search results' }).getByRole('button', { name: /Mine/ }).first().click();
  await expect(details(page).getByRole('heading', { level: 2, name: 'Mine' })).toBeVisible();
  await details(page).getByRole('button', { name: 'History' }).click();
  const edit = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Edited' }).first();
  await expect(edit).toContainText('Local copy added: “A readout”');
  await expect(edit).toContainText('Added: “Another”');
});

test('what another changed is listed until it is looked at; what one changed oneself is not', async ({
  page,
  entente,
}) => {
  const news = page.getByRole('button', { name: /changed since you last looked/ });
  await expect(news).toBeHidden();
  await entente.call('events.update', { id: BUSAN, changes: { tone: -1 } });
  await entente.call('events.add', { event: { title: 'Added elsewhere', date: '2024-01-01' } });
  await expect(page.getByRole('button', { name: '2 events changed since you last looked' })).toBeVisible();

  await page.getByRole('button', { name: 'Add event' }).click();
  const form = page.getByRole('dialog', { name: 'Add event' });
  await form.getByRole('textbox', { name: 'Title' }).fill('My own');
  await form.getByRole('textbox', { name: 'Date', exact: true }).fill('2024-02-02');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(details(page).getByRole('heading', { level: 2, name: 'My own' })).toBeVisible();
  await expect(page.getByRole('button', { name: '2 events changed since you last looked' })).toBeVisible();

  await entente.quit();
  const again = await entente.start();
  await again.getByRole('button', { name: '2 events changed since you last looked' }).click();
  const sheet = again.getByRole('dialog', { name: 'Changed since you last looked' });
  await sheet.getByRole('button', { name: 'Added elsewhere', exact: true }).click();
  await expect(details(again).getByRole('heading', { level: 2, name: 'Added elsewhere' })).toBeVisible();
  await again.getByRole('button', { name: '1 event changed since you last looked' }).click();
  await sheet.getByRole('button', { name: 'What changed' }).click();
  await expect(again.getByRole('dialog', { name: 'History of this event' })).toContainText('Tone');
  await again.keyboard.press('Escape');
  await again.getByRole('button', { name: '1 event changed since you last looked' }).click();
  await sheet.getByRole('button', { name: 'I have seen these' }).click();
  await expect(sheet.getByText('Nothing has changed since you last looked.')).toBeVisible();
});

test('what another deleted is listed as it was and can be brought back; what one deleted oneself is not', async ({
  page,
  entente,
}) => {
  const add = async (title: string): Promise<string> => {
    const added = await entente.call('events.add', { event: { title, date: '2024-03-05' } });
    return (added.value as { event: { id: string } }).event.id;
  };
  const summit = await add('Summit of ministers');
  const call = await add('Call of deputies');
  await entente.call('events.remove', { ids: [summit] });
  await entente.call('events.remove', { ids: [call] });
  const told = (of: Page) => of.getByRole('button', { name: /^2 events changed since you last looked/ });
  await expect(told(page)).toBeVisible();

  await page.getByRole('button', { name: 'Add event' }).click();
  const form = page.getByRole('dialog', { name: 'Add event' });
  await form.getByRole('textbox', { name: 'Title' }).fill('My own');
  await form.getByRole('textbox', { name: 'Date', exact: true }).fill('2024-02-02');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(details(page).getByRole('heading', { level: 2, name: 'My own' })).toBeVisible();
  await details(page).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Event deleted.').first()).toBeVisible();
  await expect(told(page)).toBeVisible();

  await entente.quit();
  const again = await entente.start();
  await told(again).click();
  const sheet = again.getByRole('dialog', { name: 'Changed since you last looked' });
  const row = sheet.getByRole('listitem').filter({ hasText: 'Summit of ministers' });
  await expect(row).toContainText(/5 March 2024 · deleted .* · in the browser/);
  await row.getByRole('button', { name: 'What changed' }).click();
  await expect(again.getByRole('dialog', { name: 'History of this event' })).toContainText('Deleted');
  await again.keyboard.press('Escape');
  await told(again).click();
  await row.getByRole('button', { name: 'Restore' }).press('Enter');
  await expect(row).toHaveCount(0);
  await expect(sheet.getByText('1 event has changed.')).toBeVisible();
  expect(await entente.call('events.get', { ids: [summit] })).toMatchObject({ value: { events: [{ id: summit }] } });
  await sheet.getByRole('button', { name: 'I have seen these' }).click();
  await expect(sheet.getByText('Nothing has changed since you last looked.')).toBeVisible();
});

test('settings: language, appearance, clocks and the library’s folder', async ({ page, entente }) => {
  await entente.call('events.add', { event: { title: 'To the hour', date: '2024-01-15T12:00Z' } });
  await marks(page)
    .getByRole('option', { name: /To the hour/ })
    .click();
  await expect(details(page).getByText('Washington 15 Jan, 07:00 · Beijing 15 Jan, 20:00')).toBeVisible();
  await page.keyboard.press('Control+,');
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  await sheet.getByRole('checkbox', { name: 'UTC' }).check();
  await sheet.getByRole('checkbox', { name: 'Beijing' }).uncheck();
  await sheet.getByRole('combobox', { name: 'Appearance' }).selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(sheet.getByText(entente.library)).toBeVisible();
  await sheet.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  const french = page.getByRole('dialog', { name: 'Réglages' });
  await expect(french).toBeVisible();
  await french.getByRole('button', { name: 'Bibliothèque et récupération' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/Washington.: 15 janv\..{1,4}07:00 · UTC.: 15 janv\..{1,4}12:00/)).toBeVisible();
});
