// axe finds nothing serious in the desk's own panes, light and dark: sources, readouts, claims, copies, vocabulary,
// history, settings, the menu and the first screen.
import { findings } from './axe.ts';
import { details, expect, test } from './entente.ts';

const source = {
  title: 'A readout',
  url: 'https://example.org/a',
  side: 'US',
  accessed: '2024-01-02',
  note: 'Edited.',
};
const told = (summary: string) => ({ summary, source });
const EVENT = {
  title: 'Told in every way',
  date: '2027-01-01',
  sources: [source],
  readouts: {
    us: told('Candid talks.'),
    cn: told('In-depth talks.'),
    points: [
      { text: 'Trade', by: 'both', us: 'tariffs', cn: 'dialogue' },
      { text: 'Fentanyl', by: 'US', only: true },
      { text: 'Taiwan', by: 'CN', only: true },
      { text: 'Climate', by: 'CN' },
    ],
  },
  claims: [
    {
      subject: 'How long',
      versions: [
        { text: 'An hour', source },
        { text: 'Two hours', source },
      ],
    },
  ],
};

for (const colourScheme of ['light', 'dark'] as const) {
  test.describe(colourScheme, () => {
    test.use({ colourScheme });

    test('reading, side by side, and the log', async ({ page, entente }) => {
      expect(await findings(page)).toEqual([]);
      await entente.call('events.add', { event: { ...EVENT, id: 'told' } });
      await page.getByRole('searchbox', { name: 'Search events' }).fill('Told in every way');
      await page.getByRole('region', { name: 'Search results' }).getByRole('button').first().click();
      await expect(details(page).getByRole('table')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await details(page).getByRole('button', { name: 'Side by side' }).click();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await entente.call('events.update', { id: 'told', changes: { tone: 2 } });
      await details(page).getByRole('button', { name: 'History' }).click();
      await expect(page.getByRole('dialog').getByText('Edited')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('the editor with everything open, and a local copy', async ({ page, entente }) => {
      await entente.call('events.add', { event: { ...EVENT, id: 'told' } });
      await page.getByRole('searchbox', { name: 'Search events' }).fill('Told in every way');
      await page.getByRole('region', { name: 'Search results' }).getByRole('button').first().click();
      await details(page).getByRole('button', { name: 'Edit' }).click();
      const form = page.getByRole('dialog', { name: 'Edit event' });
      const first = form.getByRole('group', { name: 'Source 1', exact: true });
      await first.getByRole('button', { name: 'Paste text' }).click();
      await first.getByRole('textbox', { name: 'Text of the source' }).fill('As published.');
      expect(await findings(page)).toEqual([]);
      await form.getByRole('button', { name: 'Save' }).click();
      await expect(form).toBeHidden();
      await details(page).getByRole('button', { name: 'Local copy' }).click();
      await expect(page.frameLocator('iframe').getByText('As published.')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('vocabulary, settings and what changed', async ({ page, entente }) => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Vocabulary…' }).click();
      const sheet = page.getByRole('dialog', { name: 'Vocabulary' });
      await sheet.getByRole('button', { name: 'Edit “Climate”' }).click();
      await sheet.getByRole('checkbox', { name: 'Climate' }).check();
      await sheet.getByRole('checkbox', { name: 'Trade' }).check();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+,');
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await entente.call('events.add', { event: EVENT });
      await page.getByRole('button', { name: /changed since you last looked/ }).click();
      expect(await findings(page)).toEqual([]);
    });
  });
}
