// The bridge of a shared page: no host at all. Reading is answered from what the page holds, writing is refused.
// What a reader sets (language, theme, filters) lasts as long as the page is open.
import { EMPTY_DESK, type Desk } from '../../data/desk.ts';
import { indexRow } from '../../data/index-row.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import type { SharedPage } from '../../data/shared-page.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../src-main/api/contract.ts';
import type { Bridge } from '../bridge.ts';
import { pageSearch } from './search.ts';

type Answers = {
  readonly [N in CommandName]?: (input: CommandInput<N>) => CommandOutput<N>;
};

/** Answers from a page's data. */
export function staticBridge(page: SharedPage): Bridge {
  const { events, vocabulary } = page;
  const byId = new Map(events.map((event) => [event.id, event]));
  const search = pageSearch(events, vocabulary);
  let desk: Desk = { ...EMPTY_DESK, language: page.language, lanes: page.lanes };
  const answers: Answers = {
    'library.describe': () => ({
      name: page.selection ?? '',
      folder: '',
      events: events.length,
      readOnly: true,
      notices: [],
      version: '',
      revision: 1,
      undo: null,
      redo: null,
    }),
    'library.vocabulary': () => vocabulary,
    'events.index': () => ({ revision: 1, events: events.map(indexRow) }),
    'events.get': ({ ids }) => ({ events: ids.map((id) => byId.get(id)).filter((event) => event !== undefined) }),
    'events.search': ({ query, limit = 1_000 }) => {
      const { positions, terms } = search.find(query);
      const ids = positions.map((at) => events[at]?.id ?? '');
      return { ids: ids.slice(0, limit), total: ids.length, terms: [...terms], hits: bitsOf(positions, events.length) };
    },
    'desk.get': () => desk,
    'desk.set': ({ changes }) => {
      desk = { ...desk, ...(changes as Partial<Desk>) };
      return desk;
    },
  };
  return {
    host: 'web',
    call: async <N extends CommandName>(command: N, input: CommandInput<N>): Promise<Result<CommandOutput<N>>> => {
      const answer = answers[command];
      return answer ? ok(answer(input)) : fail('read-only', 'A shared page can only be read.');
    },
    onChange: () => () => undefined,
    onMenu: () => () => undefined,
    onLink: () => () => undefined,
    openDropped: async () => fail('forbidden', 'A shared page can only be read.'),
  };
}

/** Base64 of a bit for each position, the lowest bit of a byte first. */
function bitsOf(positions: readonly number[], size: number): string {
  const bytes = new Uint8Array(Math.ceil(size / 8));
  for (const at of positions) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
