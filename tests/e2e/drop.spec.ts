// Files dropped on the window: none of them takes the page away, and each is told what becomes of it.
import type { Page } from '@playwright/test';
import { expect, test } from './entente.ts';

/** Drops a file that a script made; answers whether its default (leaving the page for it) was prevented. */
function drop(page: Page, name: string): Promise<boolean[]> {
  return page.evaluate((file) => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], file));
    const sent = (type: string): boolean =>
      !document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    return [sent('dragover'), sent('drop')];
  }, name);
}

test('a saved library is told to be the desktop app’s', async ({ page }, { project }) => {
  test.skip(project.name === 'electron', 'A file made by a script has no path; the stand-in tests what has one.');
  const before = page.url();
  expect(await drop(page, 'Shared.entente')).toEqual([true, true]);
  await expect(page.getByRole('status').filter({ hasText: /“Shared.entente” is a saved library/ })).toBeVisible();
  expect(page.url()).toBe(before);
});

test('any other file is looked at as an import', async ({ page }) => {
  const before = page.url();
  expect(await drop(page, 'events.csv')).toEqual([true, true]);
  await expect(page.getByRole('dialog', { name: 'Import' })).toBeVisible();
  expect(page.url()).toBe(before);
});
