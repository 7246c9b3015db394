// Hostile text, typed or sent, is stored as text or refused by name; it never runs.
import { details, expect, test } from './entente.ts';

const HOSTILE = '<img src=x onerror="window.__ran=1"><script>window.__ran=1</script>';

test('markup typed into every field is shown as text', async ({ page }) => {
  await page.getByRole('button', { name: 'Add event' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add event' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill(HOSTILE);
  await dialog.getByRole('textbox', { name: 'Date', exact: true }).fill('2024-01-01');
  await dialog.getByRole('textbox', { name: 'Summary' }).fill(HOSTILE);
  await dialog.getByRole('textbox', { name: 'Place' }).fill(HOSTILE);
  await dialog
    .getByRole('textbox', { name: 'Article' })
    .fill(
      `${HOSTILE}\n\n[a link](javascript:window.__ran=1) ![x](javascript:window.__ran=1)\n\n<svg onload="window.__ran=1">`,
    );
  await dialog.getByRole('textbox', { name: 'Another topic' }).fill(HOSTILE);
  await dialog.getByRole('combobox', { name: 'Actors' }).fill(HOSTILE);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(details(page).getByRole('heading', { level: 2 })).toContainText('<img src=x');
  await expect(details(page).getByText('[a link](javascript:window.__ran=1)')).toBeVisible();
  expect(await details(page).locator('img, script, svg[onload], a[href^="javascript"]').count()).toBe(0);
  expect(await page.evaluate(() => Reflect.has(window, '__ran'))).toBe(false);
});

test('a javascript: address is refused beside its field', async ({ page }) => {
  await page.getByRole('button', { name: 'Add event' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add event' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('A trap');
  await dialog.getByRole('textbox', { name: 'Date', exact: true }).fill('2024-01-01');
  await dialog.getByRole('button', { name: 'Add a source' }).click();
  await dialog.getByRole('textbox', { name: 'Web address' }).fill('javascript:alert(1)');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Web address' })).toHaveAccessibleDescription(/http/);
});

test('100,000 characters and marks that turn text around, typed: refused by name, nothing lost; or shown as text', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Add event' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add event' });
  const long = 'x'.repeat(100_000);
  await dialog.getByRole('textbox', { name: 'Title' }).fill(long);
  await dialog.getByRole('textbox', { name: 'Date', exact: true }).fill('2024-01-01');
  await dialog.getByRole('textbox', { name: 'Summary' }).fill(long);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveAccessibleDescription(/1,000/);
  await expect(dialog.getByRole('textbox', { name: 'Summary' })).toHaveAccessibleDescription(/20,000/);
  await expect(dialog.getByRole('textbox', { name: 'Summary' })).toHaveValue(long);

  const turned = 'Turned \u202egnihtemos\u202c about';
  await dialog.getByRole('textbox', { name: 'Title' }).fill(turned);
  await dialog.getByRole('textbox', { name: 'Summary' }).fill('__proto__ constructor \u2067');
  await dialog.getByRole('textbox', { name: 'Another topic' }).fill('__proto__');
  await dialog.getByRole('textbox', { name: 'Another topic' }).press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText(turned);
  await expect(
    page.getByRole('status').filter({ hasText: '“Turned gnihtemos about” is on the timeline.' }),
  ).toBeAttached();
  await expect(page.getByRole('group', { name: 'Topics' }).getByRole('checkbox', { name: '__proto__' })).toBeVisible();
});

test('sent by a program: refused with the field named, or stored well-formed', async ({ entente, page }) => {
  const refusals: readonly (readonly [unknown, string])[] = [
    [{ title: 'x', date: '2024-01-01', sources: [{ title: 's', url: 'javascript:alert(1)' }] }, 'event.sources.0.url'],
    [{ title: 'x'.repeat(100_000), date: '2024-01-01' }, 'event.title'],
    [{ title: 'x', date: '2023-02-29' }, 'event.date'],
    [{ title: '', date: '2024' }, 'event.title'],
    [{ title: 'nul \u0000', date: '2024' }, 'event.title'],
    [{ title: 'x', date: '2024', surprise: 1 }, 'event'],
  ];
  for (const [event, path] of refusals) {
    const answer = await entente.call('events.add', { event });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    const issues = (answer.error as unknown as { issues: { path: string }[] }).issues;
    expect(issues.map((issue) => issue.path).join(' ')).toContain(path);
  }
  const stored = await entente.call('events.add', {
    event: JSON.parse('{"title":"Lone \\ud800 surrogate \\u202e override","date":"2024-02-02","summary":{"en":"ok"}}'),
  });
  expect(stored).toMatchObject({
    ok: true,
    value: { event: { title: { und: 'Lone \ufffd surrogate \u202e override' } } },
  });
  const proto = await entente.call('events.add', {
    event: JSON.parse('{"title":"p","date":"2024","__proto__":{"x":1}}'),
  });
  expect(proto.ok).toBe(false);
  await expect(page.getByRole('status').filter({ hasText: '240 of 240 events' })).toBeVisible();
});
