// The frame of the window: header, filters, timeline, article pane, status line; and what lies over them.
// Loading and failure have their own page, so that nobody looks at an empty timeline and wonders.
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { Timeline } from '../timeline/timeline.tsx';
import { loadLibrary } from '../state/actions-library.ts';
import { loadState } from '../state/library.ts';
import { detailsHidden, filtersHidden } from '../state/folding.ts';
import { desk, words } from '../state/settings.ts';
import { ArticleDialog } from './article.tsx';
import { Details } from './details.tsx';
import { EditorDialog } from './editor.tsx';
import { Filters } from './filters.tsx';
import { Header } from './header.tsx';
import { ImportDialog } from './import.tsx';
import { followLayout, installKeys } from './keys.ts';
import { focusEvents } from './menu-commands.ts';
import { Notices } from './notices.tsx';
import { Sheets } from './sheets.tsx';
import { Status } from './status.tsx';
import { Table } from './table/table.tsx';
import { Toasts } from './toast.tsx';
import { ViewBar } from './view-bar.tsx';

/** The whole window. */
export function App() {
  useEffect(installKeys, []);
  useLayoutEffect(followLayout, [desk.value.layout]);
  const load = loadState.value;
  if (load.state === 'failed') return <LoadFailed message={load.message} />;
  const folded = `${filtersHidden.value ? ' no-filters' : ''}${detailsHidden.value ? ' no-details' : ''}`;
  return (
    <div class="shell">
      <SkipLink />
      <Header />
      <main class={`columns${folded}`} aria-busy={load.state === 'loading'}>
        <Filters />
        <div class="column-timeline">
          <Notices />
          <ViewBar />
          {desk.value.layout === 'table' ? <Table /> : <Timeline />}
        </div>
        <Details />
      </main>
      <Status />
      <EditorDialog />
      <ArticleDialog />
      <ImportDialog />
      <Sheets />
      <Toasts />
    </div>
  );
}

/** For the keyboard: past the filters, to the events; seen while it has the focus. */
function SkipLink() {
  return (
    <button type="button" class="button skip-link" onClick={focusEvents}>
      {words.value('app.skip')}
    </button>
  );
}

function LoadFailed({ message }: { readonly message: string }) {
  const t = words.value;
  return (
    <main class="message-page">
      <h1>{t('app.failed')}</h1>
      <p role="alert">{message}</p>
      <button type="button" class="button button-primary" onClick={() => void loadLibrary()}>
        {t('app.retry')}
      </button>
    </main>
  );
}
