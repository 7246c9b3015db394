// The person's task when something went wrong: see what was found, look at the files, go back, and change their mind.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Entente, expect, test } from './entente.ts';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Library and recovery' });
const count = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

async function openSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Library and recovery' }).click();
  await expect(sheet(page)).toBeVisible();
}

async function versions(entente: Entente): Promise<readonly { is: string }[]> {
  const answer = await entente.call('backups.list', {});
  return (answer.value as { versions: { is: string }[] }).versions;
}

test('a backup is gone back to by keyboard alone, and the way back is undone', async ({ page, entente }) => {
  await expect.poll(async () => (await versions(entente)).length, { timeout: 20_000 }).toBe(1);
  const index = (await entente.call('events.index', {})).value as { events: { id: string }[] };
  await entente.call('events.remove', { ids: index.events.slice(0, 30).map(({ id }) => id) });
  await count(page, '209 of 209 events');
  await openSheet(page);
  await expect(sheet(page).getByText('Nothing is wrong with this library.')).toBeVisible();
  await sheet(page)
    .getByRole('button', { name: /^Go back to \d/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByRole('button', { name: 'Go back', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // “Keep mine” gives the focus back to where the question came from.
  await expect(sheet(page).getByRole('button', { name: /^Go back to \d/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^The library was taken back: \d+ events changed\.$/).last()).toBeVisible();
  await expect(sheet(page)).toBeHidden();
  await count(page, '239 of 239 events');
  await page.keyboard.press('ControlOrMeta+z');
  await count(page, '209 of 209 events');
});

test('a damaged library says what was found and done, and where the files are', async ({ entente }) => {
  await entente.call('events.add', { event: { title: 'Written down', date: '2024-03-01' } });
  await entente.quit();
  const path = join(entente.library, 'db.json');
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, 50_000));
  const page = await entente.start();
  await count(page, '240 of 240 events');
  const bar = page.getByRole('alert').filter({ hasText: 'db.json could not be read.' });
  await bar.getByRole('button', { name: 'See what was found' }).click();
  const found = sheet(page).getByRole('listitem').filter({ hasText: 'It was restored whole' });
  await expect(found.getByText(/^quarantine\/.*db\.json$/)).toBeVisible();
  await expect(found.getByRole('button', { name: /^Show file quarantine.*db\.json$/ })).toBeEnabled();
});

test('what another program put in place is kept, can be chosen, and given back', async ({ page, entente }) => {
  const path = join(entente.library, 'db.json');
  const theirs = readFileSync(path, 'utf8').replace('"title":{"en":"', '"title":{"en":"Theirs: ');
  writeFileSync(path, theirs);
  await entente.call('events.add', { event: { title: 'Mine', date: '2024-03-01' } });
  await count(page, '240 of 240 events');
  // The bar comes by itself: nobody has to reload to learn of it.
  await page
    .getByRole('alert')
    .filter({ hasText: 'db.json was changed by another program' })
    .getByRole('button', { name: 'See what was found' })
    .click();
  const row = sheet(page).getByRole('listitem').filter({ hasText: 'Left by another program' });
  await row.getByRole('button').click();
  await expect(row.getByText(/becomes the version that another program put in place/)).toBeVisible();
  await row.getByRole('button', { name: 'Go back', exact: true }).click();
  await count(page, '239 of 239 events');
  await page.getByRole('button', { name: 'Undo' }).click();
  await count(page, '240 of 240 events');
});

test('everything is saved to one file, and gone back to from it', async ({ page, entente }, { project }) => {
  test.skip(project.name === 'electron', 'The desktop saves through a dialog of the system.');
  await entente.call('events.add', { event: { title: 'In the copy', date: '2024-03-01' } });
  await openSheet(page);
  const downloading = page.waitForEvent('download');
  await sheet(page).getByRole('button', { name: 'Save a copy' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.entente$/);
  const file = `${entente.library}.entente`;
  await download.saveAs(file);
  const index = (await entente.call('events.index', {})).value as { events: { id: string }[] };
  await entente.call('events.remove', { ids: index.events.slice(0, 200).map(({ id }) => id) });
  await sheet(page).getByLabel('Go back to a saved copy…').setInputFiles(file);
  await expect(page.getByText(/^The library was taken back: \d+ events changed\.$/).last()).toBeVisible();
  await expect(sheet(page)).toBeHidden();
  await count(page, '240 of 240 events');
  writeFileSync(file, 'not a zip');
  await openSheet(page);
  await sheet(page).getByLabel('Go back to a saved copy…').setInputFiles(file);
  await expect(sheet(page).getByRole('alert')).toContainText('is not a saved copy of a library');
  await count(page, '240 of 240 events');
});
