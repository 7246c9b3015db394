// A person records where things stand written: every field of a source, a local copy of one, both readouts of a
// meeting, and what sources tell differently.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { details, expect, marks, test } from './entente.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Add event' });

async function begin(page: Page, title: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Add event' }).click();
  const form = dialog(page);
  await form.getByRole('textbox', { name: 'Title' }).fill(title);
  await form.getByRole('textbox', { name: 'Date', exact: true }).fill('30 October 2025');
  return form;
}

const save = async (page: Page): Promise<void> => {
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toBeHidden();
};

const PAGE = `<!doctype html><title>A readout</title><style>p { color: rgb(0, 128, 0) }</style>
<script>document.body.textContent = 'a script ran'</script>
<img src="https://example.org/pixel.png"><p>They agreed to keep talking.</p>`;

test('two sources, one with a local copy of the page: shown inertly, also after a restart', async ({
  page,
  entente,
}) => {
  const form = await begin(page, 'A call of my own');
  await form.getByRole('button', { name: 'Add a source' }).click();
  const first = form.getByRole('group', { name: 'Source 1', exact: true });
  await first.getByRole('textbox', { name: 'Web address' }).fill('https://example.org/readout');
  await first.getByRole('textbox', { name: 'Headline' }).fill('A readout');
  await first.getByRole('textbox', { name: 'Publisher' }).fill('State Department');
  await first.getByRole('combobox', { name: 'Side' }).selectOption('US');
  await first.getByRole('combobox', { name: 'Language' }).selectOption('en');
  await first.getByRole('textbox', { name: 'Read on' }).fill('1 November 2025');
  await first.getByRole('textbox', { name: 'Note on this source' }).fill('Later edited.');
  const kept = { name: 'readout.html', mimeType: 'text/html', buffer: Buffer.from(PAGE) };
  await first.getByLabel('Choose a file…').setInputFiles(kept);
  await expect(first.getByText(/Web page, \d+ byte/)).toBeVisible();

  await form.getByRole('button', { name: 'Add a source' }).click();
  const second = form.getByRole('group', { name: 'Source 2', exact: true });
  await second.getByRole('textbox', { name: 'Web address' }).fill('http://www.example.org/readout/?utm_source=mail');
  await expect(second.getByText('This address is source 1 already.')).toBeVisible();
  await second.getByRole('textbox', { name: 'Web address' }).fill('https://example.cn/tongbao');
  await second.getByRole('textbox', { name: 'Headline' }).fill('中方通报');
  await expect(second.getByText(/source 1 already/)).toBeHidden();
  await save(page);

  const sources = details(page).getByRole('listitem').filter({ hasText: 'A readout' });
  await expect(sources).toContainText('State Department · English · read 1 November 2025');
  await expect(sources).toContainText('Later edited.');

  // The picture is asked for and stopped by the policy before it leaves the browser.
  const stopped: string[] = [];
  page.on('requestfailed', (request) => {
    if (request.url().includes('example.org')) stopped.push(request.failure()?.errorText ?? '');
  });
  await sources.getByRole('button', { name: 'Local copy' }).click();
  const frame = page.frameLocator('iframe[sandbox=""]');
  await expect(frame.getByText('They agreed to keep talking.')).toBeVisible();
  await expect(frame.getByText('They agreed to keep talking.')).toHaveCSS('color', 'rgb(0, 128, 0)');
  await expect(frame.getByText('a script ran')).toBeHidden();
  expect(stopped).toEqual(['csp']);

  await entente.quit();
  const again = await entente.start();
  await marks(again)
    .getByRole('option', { name: /A call of my own/ })
    .click();
  await details(again).getByRole('button', { name: 'Local copy' }).click();
  await expect(again.frameLocator('iframe[sandbox=""]').getByText('They agreed to keep talking.')).toBeVisible();
});

test('pasted text and a PDF file as copies; what cannot be kept says why', async ({ page }) => {
  const form = await begin(page, 'With copies');
  await form.getByRole('button', { name: 'Add a source' }).click();
  const source = form.getByRole('group', { name: 'Source 1', exact: true });
  await source.getByRole('textbox', { name: 'Headline' }).fill('Notes');
  const program = { name: 'tool', mimeType: 'application/octet-stream', buffer: Buffer.from([0x7f, 0x45, 0, 0, 1]) };
  await source.getByLabel('Choose a file…').setInputFiles(program);
  await expect(source.getByRole('alert')).toContainText('Only web pages, text, PDF files and pictures');
  await source.getByRole('button', { name: 'Paste text' }).click();
  const box = source.getByRole('textbox', { name: 'Text of the source' });
  await expect(box).toBeFocused();
  await page.keyboard.insertText('Not this.');
  await source.getByRole('button', { name: 'Remove' }).last().click();
  await expect(source.getByRole('button', { name: 'Paste text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('');
  // What is in the box becomes the copy as the event is saved: no other button is needed.
  await page.keyboard.insertText('会谈坦诚、深入。');
  await form.getByRole('button', { name: 'Add a source' }).click();
  const other = form.getByRole('group', { name: 'Source 2', exact: true });
  await other.getByRole('textbox', { name: 'Headline' }).fill('Fact sheet');
  const pdf = { name: 'sheet.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj') };
  await other.getByLabel('Choose a file…').setInputFiles(pdf);
  await expect(other.getByText(/PDF file/)).toBeVisible();
  await save(page);
  const copies = details(page).getByRole('button', { name: 'Local copy' });
  await copies.first().click();
  await expect(page.frameLocator('iframe[sandbox=""]').getByText('会谈坦诚、深入。')).toBeVisible();
  await expect(page.getByText('Text, 24 bytes')).toBeVisible();
  const text = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save to a file…' }).click();
  expect((await text).suggestedFilename()).toBe('Notes.txt');
  expect(await readFile(await (await text).path(), 'utf8')).toBe('会谈坦诚、深入。');
  await page.keyboard.press('Escape');
  await copies.last().click();
  await expect(page.getByRole('button', { name: 'Open in the PDF viewer' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save to a file…' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
});

test('an address that other events cite is noticed as it is typed', async ({ page, entente }) => {
  const source = { title: 'A readout', url: 'https://www.example.org/known/' };
  await entente.call('events.add', { event: { title: 'Cited before', date: '2024-02-02', sources: [source] } });
  const form = await begin(page, 'Cites it again');
  await form.getByRole('button', { name: 'Add a source' }).click();
  await form.getByRole('textbox', { name: 'Web address' }).fill('http://example.org/known#top');
  await expect(form.getByText('Cited already by “Cited before”.')).toBeVisible();
});

test('both readouts of a meeting, with the keyboard alone', async ({ page }) => {
  const form = await begin(page, 'A meeting told twice');
  await form.locator('summary').filter({ hasText: 'Two readouts' }).focus();
  await page.keyboard.press('Enter');
  await form.getByRole('textbox', { name: 'Washington’s account' }).focus();
  await page.keyboard.type('Candid talks on fentanyl.');
  await form.getByRole('textbox', { name: 'Beijing’s account' }).focus();
  await page.keyboard.type('In-depth talks on Taiwan.');
  const account = form.getByRole('group', { name: 'Source: Beijing' });
  await account.getByRole('textbox', { name: 'Headline' }).focus();
  await page.keyboard.type('Statement of the ministry');
  for (const [number, subject, told] of [
    [1, 'Trade', 'Both sides'],
    [2, 'Fentanyl', 'Only Washington'],
    [3, 'Taiwan', 'Only Beijing'],
  ] as const) {
    await form.getByRole('button', { name: 'Add a subject' }).press('Enter');
    const row = form.getByRole('group', { name: `Subject ${number}`, exact: true });
    await row.getByRole('textbox', { name: 'Subject', exact: true }).focus();
    await page.keyboard.type(subject);
    await page.keyboard.press('Tab');
    await page.keyboard.type(told);
  }
  const trade = form.getByRole('group', { name: 'Subject 1', exact: true });
  await trade.getByRole('textbox', { name: 'In the words of Washington' }).focus();
  await page.keyboard.type('tariffs will be cut');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();

  const table = details(page).getByRole('table');
  await expect(table.getByRole('row', { name: /Trade/ })).toContainText('tariffs will be cut');
  await expect(table.getByRole('row', { name: /Fentanyl/ })).toContainText('Only in the text found for Washington');
  await expect(table.getByRole('row', { name: /Taiwan/ })).toContainText('Only in the text found for Beijing');
  await expect(table.locator('mark')).toHaveText(['Fentanyl', 'Taiwan']);
  const source = details(page).getByRole('button', { name: 'Copy citation of “Statement of the ministry”' });
  await expect(source).toHaveCount(2);
  await expect(details(page).locator('.sources').getByText('Statement of the ministry').first()).toBeVisible();
  await details(page).getByRole('button', { name: 'Side by side' }).press('Enter');
  const wide = page.getByRole('dialog', { name: 'A meeting told twice' });
  await expect(wide.getByRole('row', { name: /Taiwan/ })).toContainText('not mentioned');
  await page.keyboard.press('Escape');
  await expect(details(page).getByRole('button', { name: 'Side by side' })).toBeFocused();
});

test('the readouts of Busan, compared; editing one subject keeps its other languages', async ({ page, entente }) => {
  await page.getByRole('searchbox', { name: 'Search events' }).fill('Trump Xi Busan');
  await page
    .getByRole('region', { name: 'Search results' })
    .getByRole('button', { name: /30 October 2025.*Busan/ })
    .click();
  await expect(details(page).getByRole('table').locator('mark').first()).toBeVisible();
  const before = await readouts(entente);
  await details(page).getByRole('button', { name: 'Edit' }).click();
  const form = page.getByRole('dialog', { name: 'Edit event' });
  const subject = form.getByRole('textbox', { name: 'Subject', exact: true }).first();
  await subject.fill(`${await subject.inputValue()} (again)`);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  const after = await readouts(entente);
  const first = before.points[0];
  expect(after).toEqual({
    ...before,
    points: [{ ...first, text: { ...first?.text, en: `${first?.text['en']} (again)` } }, ...before.points.slice(1)],
  });
});

interface KnownReadouts {
  readonly points: readonly { readonly text: Readonly<Record<string, string>> }[];
}

async function readouts(entente: { call: (name: string, input: unknown) => Promise<unknown> }): Promise<KnownReadouts> {
  const answer = (await entente.call('events.get', { ids: ['2025-10-30-trump-xi-busan'] })) as {
    value: { events: [{ readouts: KnownReadouts }] };
  };
  return answer.value.events[0].readouts;
}

test('a fact that sources tell differently, each version with its source', async ({ page }) => {
  const form = await begin(page, 'A call of disputed length');
  await form.getByText('Competing claims').click();
  await form.getByRole('button', { name: 'Add a claim' }).click();
  const claim = form.getByRole('group', { name: 'Claim 1', exact: true });
  await claim.getByRole('textbox', { name: 'What is told differently' }).fill('How long the call lasted');
  await claim.getByRole('textbox', { name: 'Version 1' }).fill('An hour and a half');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(claim.getByRole('textbox', { name: 'Version 2' })).toHaveAccessibleDescription(/two versions at least/);
  await claim.getByRole('textbox', { name: 'Version 2' }).fill('About an hour');
  for (const [number, title] of [
    [1, 'White House'],
    [2, 'Xinhua'],
  ] as const) {
    await claim
      .getByRole('group', { name: `Source of version ${number}` })
      .getByRole('textbox', { name: 'Headline' })
      .fill(title);
  }
  await save(page);
  const shown = details(page).getByRole('heading', { level: 4, name: 'How long the call lasted' });
  await expect(shown).toBeVisible();
  await expect(details(page).getByText('Sources differ: 2 versions.')).toBeVisible();
  await expect(details(page).getByRole('listitem').filter({ hasText: 'About an hour' })).toContainText('Xinhua');
});

test('the citation of an event is on the clipboard, with its sources', async ({ page, entente }, info) => {
  test.skip(info.project.name === 'electron', 'Reading the clipboard back needs the browser’s permission.');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const source = { title: 'A readout', publisher: 'State', date: '2024-02-03', url: 'https://example.org/r' };
  await entente.call('events.add', { event: { title: 'To be cited', date: '2024-02-02', sources: [source] } });
  await marks(page)
    .getByRole('option', { name: /To be cited/ })
    .click();
  await details(page).getByRole('button', { name: 'Copy citation', exact: true }).click();
  await expect(page.getByText('The citation is on the clipboard.').first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '“To be cited” (2 February 2024).\n— State, “A readout”, 3 February 2024, https://example.org/r.',
  );
});
