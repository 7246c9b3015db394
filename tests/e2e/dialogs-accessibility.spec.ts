// axe finds nothing serious in the dialogs that bring material in, light and dark, with what they show once it is read.
import { findings } from './axe.ts';
import { expect, test } from './entente.ts';

const ARTICLE = `Yellen and He Lifeng meet in Vienna

VIENNA, March 4, 2031 — Janet Yellen met He Lifeng on Sunday for talks about tariffs and export controls.`;
const TABLE = 'Datum;Was;Wo;Thema\n03/04/2031;Erstes Treffen;Genf;Trade\n30/02/2031;Nie;Nirgends;Trade';

for (const colourScheme of ['light', 'dark'] as const) {
  test.describe(colourScheme, () => {
    test.use({ colourScheme });

    test('an article, before and after it is read', async ({ page }) => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Event from an article…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Event from an article' });
      expect(await findings(page)).toEqual([]);
      await dialog.getByLabel(/^The article: paste/).fill(ARTICLE);
      await dialog.getByRole('button', { name: 'Read the article' }).click();
      await expect(dialog.getByLabel('Title', { exact: true })).toHaveValue('Yellen and He Lifeng meet in Vienna');
      expect(await findings(page)).toEqual([]);
    });

    test('a table to import, with its columns, its rows and what is refused', async ({ page }) => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Import…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Import events' });
      expect(await findings(page)).toEqual([]);
      const file = { name: 'treffen.csv', mimeType: 'text/plain', buffer: Buffer.from(TABLE) };
      await dialog.getByTestId('import-file').setInputFiles(file);
      await dialog.getByLabel('Column “Was” is').selectOption('title');
      await dialog.getByRole('button', { name: '1 refused' }).click();
      expect(await findings(page)).toEqual([]);
    });
  });
}
