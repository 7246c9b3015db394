// The page's own address is a link to what it shows: read off, opened elsewhere, gone back from, or broken.
import type { Page } from '@playwright/test';
import { details, expect, test } from './entente.ts';

const count = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
const chips = (page: Page) => page.getByRole('region', { name: 'Filters in force' }).getByRole('listitem');
const topics = (page: Page) => page.getByRole('group', { name: 'Topics' });
const heading = (page: Page) => details(page).getByRole('heading', { level: 2 });

/** The part of an address that holds the view, once the view has come to rest. */
async function address(page: Page): Promise<string> {
  await page.waitForTimeout(500);
  return page.url();
}

/** All that a view holds, as it is seen. */
async function seen(page: Page): Promise<unknown> {
  await expect(heading(page)).toBeVisible();
  return {
    chips: await chips(page).allTextContents(),
    shown: await count(page, ' of 239').textContent(),
    lanes: await page.getByRole('combobox', { name: 'Group lanes by' }).inputValue(),
    open: await heading(page).textContent(),
    span: await page.locator('.axis').textContent(),
  };
}

/** A filter, a search, other lanes, a narrower span and an open event. */
async function arrange(page: Page): Promise<void> {
  await topics(page).getByRole('button', { name: 'Only Trade' }).click();
  await page.getByRole('searchbox', { name: 'Search events' }).fill('tariff');
  await page.getByRole('combobox', { name: 'Group lanes by' }).selectOption('kind');
  await expect(count(page, /^\d\d of 239/)).toBeVisible();
  await page.getByRole('region', { name: 'Search results' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
}

test.skip(({ ownBrowser }) => ownBrowser === null, 'The desktop’s page has no address that anybody sees.');

test('the address shows the same in a fresh tab, and after a reload', async ({ page, entente }) => {
  await arrange(page);
  const link = await address(page);
  expect(link).toContain('/#view?q=tariff&topics=trade&span=');
  expect(link).not.toContain('token');
  const before = await seen(page);

  const fresh = await page.context().newPage();
  await fresh.goto(link);
  await expect.poll(() => seen(fresh)).toEqual(before);
  expect(await address(fresh)).toBe(link);

  await page.getByRole('button', { name: 'Hide details' }).click();
  await address(page);
  await page.reload();
  await expect(count(page, /^\d\d of 239/)).toBeVisible();
  // The pane that was folded away stays so; the event is still chosen.
  await expect(heading(page)).toHaveCount(0);
  expect(await address(page)).toBe(link);

  // Without a view in the address the remembered desk is shown, as ever.
  const plain = await entente.another();
  await expect(chips(plain).filter({ hasText: 'Trade' })).toBeVisible();
});

test('what is chosen right before a reload is not undone by the address', async ({ page }) => {
  await address(page);
  await topics(page).getByRole('button', { name: 'Only Trade' }).click();
  await page.reload();
  await expect(chips(page).filter({ hasText: 'Trade' })).toBeVisible();
});

test('a saved view can be gone back from, and returned to', async ({ page }) => {
  await topics(page).getByRole('button', { name: 'Only Trade' }).click();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Keep what is shown' }).fill('Trade alone');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear all', exact: true }).click();
  await topics(page).getByRole('button', { name: 'Only Taiwan' }).click();
  await address(page);
  const steps = await page.evaluate(() => history.length);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Trade alone', exact: true }).click();
  await expect(chips(page).filter({ hasText: 'Trade' })).toBeVisible();
  await address(page);
  // All that came before made one step, the saved view another.
  expect(await page.evaluate(() => history.length)).toBe(steps + 1);

  await page.goBack();
  await expect(chips(page).filter({ hasText: 'Taiwan' })).toBeVisible();
  await expect(chips(page).filter({ hasText: 'Trade' })).toHaveCount(0);
  await page.goForward();
  await expect(chips(page).filter({ hasText: 'Trade' })).toBeVisible();
  await expect(chips(page).filter({ hasText: 'Taiwan' })).toHaveCount(0);
});

for (const hash of ['#view?lanes=spiral', '#view?q=%E0%A4%A', '#vew?q=tariff']) {
  test(`a broken address (${hash}) is said so, and the desk stays as it was`, async ({ page, entente }) => {
    await topics(page).getByRole('button', { name: 'Only Trade' }).click();
    const right = await address(page);
    await page.evaluate((broken) => {
      location.hash = broken;
    }, hash);
    await expect(page.getByText('does not lead to a view').first()).toBeVisible();
    await expect(chips(page).filter({ hasText: 'Trade' })).toBeVisible();
    expect(await address(page)).toBe(right);

    const opened = await entente.another();
    await opened.goto('about:blank');
    await opened.goto(right.replace(/#.*/, hash));
    await expect(opened.getByText('does not lead to a view').first()).toBeVisible();
    await expect(chips(opened).filter({ hasText: 'Trade' })).toBeVisible();
    expect(await address(opened)).toBe(right);
  });
}

test('an address that names what the library does not know shows that nothing fits, and how to go on', async ({
  page,
}) => {
  await address(page);
  await page.evaluate(() => {
    location.hash = '#view?topics=nowhere&kinds=nothing&actors=nobody&countries=x&tones=9&sides=z&origins=o&event=none';
  });
  await expect(count(page, '0 of 239 events')).toBeVisible();
  await expect(chips(page).filter({ hasText: 'Country: x' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear all', exact: true }).click();
  await expect(count(page, '239 of 239 events')).toBeVisible();
});

test('the desktop’s page follows a link it is handed while it runs, and leaves its own address alone', async ({
  page,
}) => {
  // The page as the desktop host loads it: its bridge is the preload's, here over the web host's commands.
  const desktop = await page.context().newPage();
  await desktop.addInitScript(() => {
    const listeners: ((link: string) => void)[] = [];
    const call = async (command: string, payload: unknown): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`/api/${command}`, { method: 'POST', headers, body: JSON.stringify(payload) });
      return answer.json();
    };
    const nothing = () => () => undefined;
    const entente = {
      host: 'desktop',
      call,
      onChange: nothing,
      onMenu: nothing,
      onLink: (listener: (link: string) => void) => listeners.push(listener),
    };
    Object.assign(window, { entente, hand: (link: string) => listeners.forEach((listener) => listener(link)) });
  });
  const hand = (link: string) =>
    desktop.evaluate((given) => (Reflect.get(window, 'hand') as (link: string) => void)(given), link);
  const own = page.url().replace(/#.*/, '');
  await desktop.goto(own);
  await expect(count(desktop, '239 of 239 events')).toBeVisible();

  await arrange(page);
  const link = (await address(page)).replace(/^.*#view/, 'entente://view/');
  const before = await seen(page);
  await hand(link);
  await expect.poll(() => seen(desktop)).toEqual(before);
  expect(await address(desktop)).toBe(own);

  await hand('entente://elsewhere/?q=tariff');
  await expect(desktop.getByText('does not lead to a view').first()).toBeVisible();
  expect(await seen(desktop)).toEqual(before);
});
