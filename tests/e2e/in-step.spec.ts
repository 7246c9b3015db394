// Two windows on one library: what is done in one the other shows, events and settings alike.
import { expect, test } from './entente.ts';

test('two windows stay in step without being loaded again', async ({ entente, page }, { project }) => {
  test.skip(project.name === 'electron', 'Electron has one window on a library.');
  const other = await entente.another();
  await other.evaluate(() => Reflect.set(window, 'loadedOnce', true));
  const shows = async (events: number): Promise<void> => {
    for (const each of [page, other]) {
      // oxlint-disable-next-line no-await-in-loop -- one window after the other
      await expect(each.getByRole('status').filter({ hasText: `of ${events} events` })).toBeVisible();
    }
  };
  await shows(239);
  await entente.call('events.add', { event: { title: 'Added elsewhere', date: '2024-01-01' } });
  await shows(240);
  await page.keyboard.press('ControlOrMeta+z');
  await shows(239);
  await entente.call('desk.set', { changes: { theme: 'dark' } });
  for (const each of [page, other]) {
    // oxlint-disable-next-line no-await-in-loop -- one window after the other
    await expect(each.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
  expect(await other.evaluate(() => Reflect.get(window, 'loadedOnce'))).toBe(true);
});
