// Sheets over everything: which one is open, the keys (`?`), and readouts side by side.
import { textIn } from '../../data/text.ts';
import { language, words } from '../state/settings.ts';
import { ExportDialog } from './export.tsx';
import { description } from '../state/library.ts';
import { detail } from '../state/detail.ts';
import { sheet } from '../state/sheets.ts';
import { CopySheet } from './copy-sheet.tsx';
import { CuratedScope } from './curated-scope.tsx';
import { command, keyName, shift } from './key-names.ts';
import { LibrarySheet } from './library-sheet.tsx';
import { HistorySheet } from './history.tsx';
import { NewsSheet } from './news.tsx';
import { SettingsSheet } from './settings.tsx';
import { ReadoutPair } from './readouts.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import { VocabularySheet } from './vocabulary.tsx';

/** The sheet that is open, if one is. */
export function Sheets() {
  if (sheet.value === 'shortcuts') return <Shortcuts />;
  if (sheet.value === 'library') return <LibrarySheet />;
  if (sheet.value === 'export') return <ExportDialog />;
  if (sheet.value === 'readouts') return <SideBySide />;
  if (sheet.value === 'copy') return <CopySheet />;
  if (sheet.value === 'about') return <About />;
  if (sheet.value === 'vocabulary') return <VocabularySheet />;
  if (sheet.value === 'history') return <HistorySheet />;
  if (sheet.value === 'news') return <NewsSheet />;
  if (sheet.value === 'settings') return <SettingsSheet />;
  return null;
}

/** What Entente is, and which. */
function About() {
  const t = words.value;
  return (
    <SheetFrame title={t('menu.about')}>
      <p>{t('app.tagline')}</p>
      <p>{t('about.data')}</p>
      <dl class="facts">
        <dt>{t('about.version')}</dt>
        <dd class="numeric">{description.value?.version}</dd>
      </dl>
      <CuratedScope />
    </SheetFrame>
  );
}

/** The two readouts of the selected event, in all the room there is. */
function SideBySide() {
  const event = detail.value;
  if (!event?.readouts) return null;
  return (
    <SheetFrame title={textIn(event.title, language.value)} class="sheet-wide">
      <ReadoutPair readouts={event.readouts} wide />
    </SheetFrame>
  );
}

function Shortcuts() {
  const t = words.value;
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['/'], t('keys.search')],
    [[keyName('enter'), '↓'], t('keys.results')],
    [[`${command} N`, 'N'], t('keys.add')],
    [['J', 'K'], t('keys.nextPrevious')],
    [['←', '→'], t('keys.byEvent')],
    [['↑', '↓'], t('keys.byLane')],
    [['+', '−'], t('keys.zoom')],
    [[keyName('pageUp'), keyName('pageDown')], t('keys.page')],
    [[keyName('home'), keyName('end')], t('keys.ends')],
    [['F'], t('keys.fit')],
    [['P'], t('keys.play')],
    [[keyName('enter')], t('keys.open')],
    [[keyName('escape')], t('keys.escape')],
    [['C'], t('keys.clear')],
    [[`${command} E`], t('keys.export')],
    [['T'], t('keys.layout')],
    [[keyName('enter'), 'E'], t('keys.tableEdit')],
    [[keyName('space'), '⇧ ↓'], t('keys.tableMark')],
    [[`${command} Z`], t('keys.undo')],
    [[`${command} ${shift()} Z`], t('keys.redo')],
    [[`${command} ↵`], t('keys.save')],
    [[`${command} ,`], t('keys.settings')],
    [[`${command} P`], t('keys.print')],
    [['?'], t('keys.help')],
  ];
  return (
    <SheetFrame title={t('sheet.shortcuts')}>
      <dl class="keys">
        {keys.map(([names, does]) => (
          <>
            <dt key={does}>
              {names.map((name, at) => (
                <>
                  {at > 0 && ' '}
                  <kbd key={name}>{name}</kbd>
                </>
              ))}
            </dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
    </SheetFrame>
  );
}
