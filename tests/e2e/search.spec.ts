// A person searches: words in three languages, slips, the search language by completion, and a query that is wrong.
import type { Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const box = (page: Page) => page.getByRole('searchbox', { name: 'Search events' });
const results = (page: Page) => page.getByRole('region', { name: 'Search results' });
const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' });
const count = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

test('the language is learnt by completion, with the keyboard alone', async ({ page }) => {
  await page.keyboard.press('/');
  await expect(suggestions(page).getByRole('option')).toHaveCount(14);
  await page.keyboard.type('ki');
  await page.keyboard.press('ArrowDown');
  await expect(suggestions(page).getByRole('option', { selected: true })).toHaveText(/^kind:/);
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('kind:');
  await page.keyboard.type('制');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('kind:Sanction ');
  await expect(count(page, '22 of 239 events')).toBeVisible();

  await page.keyboard.type('actor:"fbi');
  await expect(suggestions(page).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(suggestions(page)).toBeHidden();
  await expect(box(page)).toHaveValue('kind:Sanction actor:"fbi');
  // Escape leaves the box and keeps what was asked; the button clears it.
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveValue('kind:Sanction actor:"fbi');
  await expect(box(page)).not.toBeFocused();
  await page.locator('.search').getByRole('button', { name: 'Clear the search' }).click();
  await expect(box(page)).toHaveValue('');
  await expect(count(page, '239 of 239 events')).toBeVisible();
});

test('of many names alike, those that most events have are offered', async ({ page }) => {
  await box(page).focus();
  await page.keyboard.type('rubio wang');
  await expect(suggestions(page).getByRole('option').filter({ hasText: 'actor:' })).toHaveCount(4);
  await expect(suggestions(page).getByRole('option').first()).toHaveText(/^actor:"Wang Yi"/);
});

test('parentheses group', async ({ page }) => {
  await box(page).fill('Trump kind:meeting');
  await expect(count(page, /^\d+ of 239 events/)).toBeVisible();
  const alone = await results(page).getByRole('button').count();
  await box(page).fill('(Trump OR Biden) kind:meeting');
  await expect.poll(() => results(page).getByRole('button').count()).toBeGreaterThan(alone);
  await box(page).fill('(Trump OR Biden kind:meeting');
  await box(page).press('Escape');
  const problem = page.getByRole('alert').filter({ hasText: 'parenthesis' });
  await expect(problem.locator('u')).toHaveText('(');
});

test('a kind that there is not is said, and what there is offered', async ({ page }) => {
  await box(page).fill('Biden kind:letter');
  const problem = page.getByRole('alert').filter({ hasText: 'There is no kind “letter”' });
  await expect(problem.locator('u')).toHaveText('kind:letter');
  await problem.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(box(page)).toHaveValue('Biden kind:Call');
  await expect(results(page).getByRole('button').first()).toBeVisible();
  await box(page).fill('topic:foo');
  await expect(page.getByRole('alert').filter({ hasText: 'There is no topic “foo”' })).toContainText('Taiwan');
});

test('while a query is wrong, what is shown says which query it is of', async ({ page }) => {
  await box(page).fill('soybean');
  await expect(results(page).getByRole('button').first()).toBeVisible();
  const kept = results(page).getByText('Showing results for “soybean”');
  await expect(kept).toBeHidden();
  await box(page).fill('colour:red');
  await expect(kept).toBeVisible();
  const chips = page.getByRole('region', { name: 'Filters in force' });
  await expect(chips.getByRole('button').first()).toContainText('soybean');
  await box(page).fill('soybeans');
  await expect(kept).toBeHidden();
});

test('Escape goes from the box to what it found', async ({ page }) => {
  await box(page).fill('soybean');
  await expect(results(page).getByRole('button').first()).toBeVisible();
  await box(page).press('Escape');
  if (await box(page).evaluate((element) => element === document.activeElement)) await box(page).press('Escape');
  await expect(results(page).getByRole('button').first()).toBeFocused();
  await expect(box(page)).toHaveValue('soybean');
});

test('the box tells what is active to who cannot see it', async ({ page }) => {
  await box(page).focus();
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const active = await box(page).getAttribute('aria-activedescendant');
  await expect(page.locator(`#${active}`)).toHaveText(/^actor:/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).not.toHaveAttribute('aria-activedescendant', /./);
});

test('a wrong query says where and why, and leaves on the screen what was found', async ({ page }) => {
  await box(page).fill('topic:taiwan');
  await expect(count(page, '51 of 239 events')).toBeVisible();
  await box(page).fill('topic:taiwan tone:high');
  const problem = page.getByRole('alert').filter({ hasText: 'tone:' });
  await expect(problem).toContainText('takes a number');
  await expect(problem.locator('u')).toHaveText('tone:high');
  await expect(box(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(count(page, '51 of 239 events')).toBeVisible();
  await box(page).fill('topic:taiwan tone:<0');
  await expect(problem).toBeHidden();
  await expect(count(page, /^\d\d of 239 events/)).toBeVisible();
});

test('accents, slips and prefixes do not matter; Chinese needs no spaces', async ({ page }) => {
  for (const query of ['suspend le dialogue sur la maitrise', 'Blinkn Beijing talks Qin', '布林肯访华会晤秦刚']) {
    await box(page).fill(query);
    await expect(results(page).getByRole('button').first()).toBeVisible();
    await expect(count(page, /^[1-9]\d? of 239 events/)).toBeVisible();
  }
});

test('hits are marked in the list and in the pane, and the timeline shows where they fall', async ({ page }) => {
  await box(page).fill('soybean');
  const first = results(page).getByRole('listitem').first();
  await expect(first).toBeVisible();
  const found = Number(
    /^(\d+)/.exec((await page.getByRole('status').filter({ hasText: ' of 239' }).textContent()) ?? '')?.[1],
  );
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(60);
  await expect(results(page).locator('mark').first()).toHaveText(/^soybean/i);
  await expect(marks(page).getByRole('option').first()).toBeVisible();
  await first.getByRole('button').click();
  await expect(details(page).locator('mark').first()).toHaveText(/^soybean/i);
});

test('a hit outside the title says why in the list, and is marked in the article and its sources', async ({
  page,
  entente,
}) => {
  await entente.call('events.add', {
    event: {
      title: 'A small pledge',
      date: '2024-05-08',
      articles: [{ language: 'en', title: 'Notes', body: 'In the end it was **quagga** mussels they agreed on.' }],
      sources: [{ title: 'Quaggas in the lake', url: 'https://example.org/q' }],
    },
  });
  await box(page).fill('quagga');
  const result = results(page).getByRole('button', { name: /small pledge/ });
  await expect(result).toContainText('In the end it was **quagga** mussels');
  await expect(result.locator('mark')).toHaveText('quagga');
  await result.click();
  await expect(details(page).getByRole('region', { name: 'Article' })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => Array.from(CSS.highlights.get('hits') ?? [], String)))
    .toEqual(['quagga', 'Quagga']);
  await box(page).fill('');
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('hits'))).toBe(false);
});

test('a term finds what says it in another language or script, and only similar words are called so', async ({
  page,
  entente,
}) => {
  await entente.call('events.add', { event: { title: 'Une surtaxe sur les panneaux', date: '2024-05-08' } });
  await box(page).fill('tariff panneaux');
  await expect(results(page).getByRole('button', { name: /Une surtaxe/ })).toBeVisible();
  await expect(results(page)).toContainText(/Also: .*关税/);
  await box(page).fill('"tariff" panneaux');
  await expect(results(page)).not.toContainText('Also:');
  await expect(results(page).getByRole('button', { name: /Une surtaxe/ })).toHaveCount(0);
  await box(page).fill('習近平');
  await expect(results(page).getByRole('button').first()).toBeVisible();
  await box(page).fill('Blinkn');
  await expect(results(page)).toContainText('Approximate: similar words (blinken)');
});

test('down from the box into the results, and back', async ({ page }) => {
  await box(page).fill('soybeans purchases');
  await expect(results(page).getByRole('button').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).toBeFocused();
});

test('Enter goes from the box to the first result, also where it is pressed before the answer is there', async ({
  page,
}) => {
  await box(page).focus();
  await page.keyboard.type('soybeans purchases');
  await page.keyboard.press('Enter');
  const first = results(page).getByRole('button').first();
  await expect(first).toBeFocused();
  // The one key does not open it as well.
  await expect(details(page).getByRole('heading', { name: 'Choose an event to read it' })).toBeVisible();
  // Again from the box, where nothing new is asked.
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { name: 'Choose an event to read it' })).toBeHidden();
  // What is wrong, or found nowhere, keeps the keyboard where it can be mended.
  await box(page).fill('tone:warm');
  await box(page).press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'tone:' })).toBeVisible();
  await expect(box(page)).toBeFocused();
  await box(page).fill('"nothing says this"');
  await box(page).press('Enter');
  await expect(count(page, /^0 of 239 events/)).toBeVisible();
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('In the search box: to the results');
});

test('a long list is walked and scrolled to its end, and says how long it is', async ({ page }) => {
  await box(page).fill('tone:<=0');
  const rows = results(page).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  const total = Number(/^(\d+) results$/.exec((await results(page).getByRole('heading').textContent()) ?? '')?.[1]);
  expect(total).toBeGreaterThan(70);
  const listed = Math.min(total, 200);
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(listed));

  for (let step = 0; step < 50; step += 1) await page.keyboard.press('ArrowDown');
  await expect(results(page).getByRole('button').nth(49)).toBeFocused();

  await box(page).fill('tone:<0');
  await box(page).fill('tone:<=0');
  await expect.poll(() => rows.count()).toBeLessThan(listed);
  await expect
    .poll(async () => {
      await results(page)
        .getByRole('list')
        .evaluate((list) => list.scrollTo(0, list.scrollHeight));
      return rows.count();
    })
    .toBe(listed);
  await expect(rows.last()).toHaveAttribute('aria-posinset', String(listed));
});

test('fields narrow by side, source, place and what an event has', async ({ page, entente }) => {
  const added = await entente.call('events.add', {
    event: {
      title: 'A quiet dinner in Geneva',
      date: '2025-05-09',
      tags: ['back channel'],
      place: { name: { en: 'Geneva', fr: 'Genève' }, country: 'CH' },
      sources: [{ title: 'Dinner by the lake', publisher: 'Le Temps', url: 'https://www.letemps.ch/a', side: 'other' }],
    },
  });
  expect(added.ok).toBe(true);
  for (const query of [
    'place:Suisse dinner',
    'source:letemps',
    'source:"by the lake"',
    'tag:"back channel"',
    'side:other is:added has:sources',
  ]) {
    await box(page).fill(query);
    await expect(results(page).getByRole('button', { name: /quiet dinner/ })).toBeVisible();
    await expect(count(page, '1 of 240 events')).toBeVisible();
  }
  await box(page).fill('has:readouts during:2025-10-30');
  await expect(results(page).getByRole('button', { name: /Busan/ })).toBeVisible();
});
