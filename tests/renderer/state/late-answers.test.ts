// Answers that come late: whatever order they come in, what is shown is what the library holds now.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_DESK } from '../../../data/desk.ts';
import { ok } from '../../../data/result.ts';
import type { IndexRow } from '../../../src-main/api/contract.ts';
import type { HeardChange } from '../../../src-renderer/bridge.ts';
import { applyChange, fetchDetail, loadLibrary, reload } from '../../../src-renderer/state/actions-library.ts';
import { noticeRemoved } from '../../../src-renderer/state/actions-history.ts';
import { connect } from '../../../src-renderer/state/actions.ts';
import { detail } from '../../../src-renderer/state/detail.ts';
import { removedRows } from '../../../src-renderer/state/history.ts';
import { description, EMPTY_ROWS, library, vocabulary } from '../../../src-renderer/state/library.ts';
import { selectedId } from '../../../src-renderer/state/selection.ts';
import { desk } from '../../../src-renderer/state/settings.ts';
import { row } from '../timeline/library-of.ts';

/** Questions that wait for the test to answer them, the oldest first. */
const asked: { command: string; answer: (value: unknown) => void }[] = [];

function answer(command: string, value: unknown, which = 0): void {
  const found = asked.filter((each) => each.command === command)[which];
  if (!found) throw new Error(`Nobody asked ${command} ${which + 1} times.`);
  asked.splice(asked.indexOf(found), 1);
  found.answer(ok(value));
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));
const title = (id: string): string => library.value.byId.get(id)?.title['en'] ?? '';
const named = (id: string, name: string): IndexRow => row(id, { title: { en: name } });
const change = (revision: number, changed: readonly IndexRow[]): HeardChange => ({
  revision,
  changed: [...changed],
  removed: [],
  vocabulary: false,
});

connect({
  host: 'web',
  call: (command) => new Promise((done) => asked.push({ command, answer: done as (value: unknown) => void })),
  onChange: () => () => undefined,
  onMenu: () => () => undefined,
  onLink: () => () => undefined,
  openDropped: async () => ok(null),
});

// There is no screen here: the picture is there at once.
vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

beforeEach(() => {
  asked.length = 0;
  library.value = EMPTY_ROWS;
  selectedId.value = null;
  detail.value = null;
  removedRows.value = [];
  desk.value = EMPTY_DESK;
});

describe('an answer from before a change', () => {
  it('does not undo the change in what is shown after all is read again', async () => {
    const done = reload();
    void applyChange(change(7, [named('e1', 'New')]));
    answer('events.index', { revision: 6, events: [named('e1', 'Old'), named('e2', 'Other')] });
    await settled();
    expect(title('e1')).toBe('New');
    // It is asked for again, until it knows of the change.
    answer('events.index', { revision: 7, events: [named('e1', 'New'), named('e2', 'Other')] });
    while (asked.length > 0) answer(asked[0]?.command ?? '', { removed: [], topics: [], kinds: [], actors: [] });
    await done;
    expect(title('e1')).toBe('New');
    expect(title('e2')).toBe('Other');
  });

  it('does not undo a change that comes while the library is first read', async () => {
    const done = loadLibrary();
    void applyChange(change(3, [named('e9', 'Added meanwhile')]));
    answer('events.index', { revision: 2, events: [named('e1', 'One')] });
    await settled();
    answer('desk.get', EMPTY_DESK);
    answer('library.vocabulary', { topics: [], kinds: [], actors: [] });
    answer('library.describe', { revision: 3 });
    answer('events.index', { revision: 3, events: [named('e1', 'One'), named('e9', 'Added meanwhile')] });
    await done;
    expect(title('e1')).toBe('One');
    expect(title('e9')).toBe('Added meanwhile');
  });
});

describe('of two questions the later answer counts, whichever comes first', () => {
  it('in the pane', async () => {
    selectedId.value = 'e1';
    void fetchDetail('e1');
    void fetchDetail('e1');
    answer('events.get', { events: [{ id: 'e1', tags: ['second'] }] }, 1);
    await settled();
    answer('events.get', { events: [{ id: 'e1', tags: ['first'] }] });
    await settled();
    expect(detail.value?.tags).toEqual(['second']);
  });

  it('about what went', async () => {
    desk.value = { ...EMPTY_DESK, seen: { at: 1, read: {} } };
    void noticeRemoved();
    void noticeRemoved();
    answer('history.removed', { removed: [{ id: 'a' }, { id: 'b' }] }, 1);
    await settled();
    answer('history.removed', { removed: [{ id: 'a' }] });
    await settled();
    expect(removedRows.value.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('about the vocabulary, the library and the desk', async () => {
    const all = { ...change(9, []), vocabulary: true, notices: true, desk: true };
    void applyChange(all);
    void applyChange(all);
    const kind = { id: 'late', names: { en: 'Late' } };
    answer('library.vocabulary', { topics: [], kinds: [kind], actors: [] }, 1);
    answer('library.describe', { name: 'second' }, 1);
    answer('desk.get', { ...EMPTY_DESK, language: 'fr' }, 1);
    await settled();
    answer('library.vocabulary', { topics: [], kinds: [], actors: [] });
    answer('library.describe', { name: 'first' });
    answer('desk.get', { ...EMPTY_DESK, language: 'zh' });
    await settled();
    expect(vocabulary.value.kinds).toHaveLength(1);
    expect(description.value?.name).toBe('second');
    expect(desk.value.language).toBe('fr');
  });
});
