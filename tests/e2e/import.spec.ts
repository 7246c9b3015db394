// Bringing material in: a table whose columns are guessed and corrected, a look before anything is changed, one undo.
import { expect, test } from './entente.ts';

const TABLE = [
  'Datum;Was;Wo;Thema',
  '03/04/2031;Erstes Treffen;Genf;Trade',
  '05/06/2031;Zweites Treffen;Wien;Trade',
  '30/02/2031;Nie;Nirgends;Trade',
].join('\n');

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('a table is mapped, looked at, imported as one step, and remembered', async ({ entente }) => {
  const { page } = entente;
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import events' });
  await dialog.getByTestId('import-file').setInputFiles(file('treffen.csv', TABLE));
  await expect(dialog.getByLabel('Column “Datum” is')).toHaveValue('date');
  await dialog.getByLabel('Column “Was” is').selectOption('title');
  await dialog.getByLabel('Column “Wo” is').selectOption('place');
  await dialog.getByLabel('Column “Thema” is').selectOption('topics');
  // 30/02 says which is the day; were it not there, the dialog would ask.
  await expect(dialog.getByRole('button', { name: '2 to add' })).toBeVisible();
  await expect(dialog.getByText('3 April 2031')).toBeVisible();
  await dialog.getByRole('button', { name: '1 refused' }).click();
  await expect(dialog.getByText(/February 2031 has 28 days/)).toBeVisible();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download the report' }).click();
  expect((await download).suggestedFilename()).toBe('import-report.csv');
  await dialog.getByRole('button', { name: 'Import 2 events' }).click();
  await expect(dialog).toBeHidden();
  const found = async () => {
    const answer = await entente.call('events.search', { query: 'Treffen' });
    return (answer.value as { total: number }).total;
  };
  await expect.poll(found).toBe(2);
  // The same header again: nothing has to be said twice.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  await dialog.getByTestId('import-file').setInputFiles(file('again.csv', TABLE));
  await expect(dialog.getByLabel('Column “Wo” is')).toHaveValue('place');
  await expect(dialog.getByRole('button', { name: '2 to merge' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(found).toBe(0);
});

test('what nothing proves is asked: day or month first', async ({ entente }) => {
  const { page } = entente;
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import events' });
  await dialog.getByLabel('Or paste rows, JSON or a calendar').fill('date,title\n03/04/2031,One\n05/06/2031,Two');
  await dialog.getByRole('button', { name: 'Read what was pasted' }).click();
  await expect(dialog.getByRole('button', { name: '2 refused' })).toBeVisible();
  await dialog.getByLabel('month/day/year').check();
  await expect(dialog.getByText('4 March 2031')).toBeVisible();
  await dialog.getByLabel('day/month/year').check();
  await expect(dialog.getByText('3 April 2031')).toBeVisible();
});

test('a large file dropped on the window goes ahead of its command, and can be stopped before anything is done', async ({
  entente,
}) => {
  const { page } = entente;
  const before = ((await entente.call('library.describe', {})).value as { events: number }).events;
  const drop = await page.evaluateHandle(() => {
    const rows = Array.from(
      { length: 100_000 },
      (_, at) => `2031-01-${String((at % 28) + 1).padStart(2, '0')},Event number ${at} of many`,
    );
    const transfer = new DataTransfer();
    transfer.items.add(new File([`date,title\n${rows.join('\n')}`], 'many.csv'));
    return transfer;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: drop });
  const dialog = page.getByRole('dialog', { name: 'Import events' });
  await expect(dialog.getByRole('button', { name: /100,000 to add/ })).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const after = ((await entente.call('library.describe', {})).value as { events: number }).events;
  expect(after).toBe(before);
});

test('what cannot be read is said in a sentence, and another file can be chosen', async ({ entente }) => {
  const { page } = entente;
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import events' });
  await dialog.getByTestId('import-file').setInputFiles(file('x.xml', '<data><event start="1961" title="x"/></data>'));
  await expect(dialog.getByRole('alert')).toContainText('SIMILE Timeline (XML)');
  await dialog
    .getByTestId('import-file')
    .setInputFiles(
      file('x.ics', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20310405\nSUMMARY:Once\nEND:VEVENT\nEND:VCALENDAR'),
    );
  await expect(dialog.getByRole('button', { name: 'Import 1 event' })).toBeFocused();
});
