// Two windows on one library: what one does the other shows, after its connection was gone for a while too.
import { expect, test } from './entente.ts';

test('a window whose connection broke hears of what it missed, without being loaded again', async ({ entente, page }, {
  project,
}) => {
  test.skip(project.name === 'electron', 'Electron has one window on a library.');
  const other = await entente.another();
  const count = (events: number) =>
    expect(other.getByRole('status').filter({ hasText: `of ${events} events` })).toBeVisible({ timeout: 20_000 });
  const add = (title: string) => entente.call('events.add', { event: { title, date: '2024-01-01' } });
  await count(239);
  await add('While both listen');
  await count(240);

  await other.evaluate(() => Reflect.set(window, 'loadedOnce', true));
  const network = await other.context().newCDPSession(other);
  const offline = (gone: boolean) =>
    network.send('Network.emulateNetworkConditions', {
      offline: gone,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  await network.send('Network.enable');
  await offline(true);
  await add('While one is away');
  await entente.call('desk.set', { changes: { theme: 'dark' } });
  await offline(false);
  await count(241);
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await add('Together again');
  await count(242);
  expect(await other.evaluate(() => Reflect.get(window, 'loadedOnce'))).toBe(true);
  await expect(page.getByRole('status').filter({ hasText: 'of 242 events' })).toBeVisible();
});
