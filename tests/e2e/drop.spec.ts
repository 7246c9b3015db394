// Files dropped on the window: none of them takes the page away, and each is told what becomes of it.
import { expect, test } from './entente.ts';

for (const [name, said] of [
  ['Shared.entente', /“Shared.entente” is a saved library/],
  ['photo.png', /cannot open this file by dropping it/],
] as const) {
  test(`a dropped ${name} leaves the page where it is and says why`, async ({ page }, { project }) => {
    test.skip(project.name === 'electron', 'A file made by a script has no path; the stand-in tests what has one.');
    const before = page.url();
    const prevented = await page.evaluate((file) => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], file));
      const drop = (type: string): boolean =>
        !document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      return [drop('dragover'), drop('drop')];
    }, name);
    expect(prevented).toEqual([true, true]);
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
    expect(page.url()).toBe(before);
  });
}
