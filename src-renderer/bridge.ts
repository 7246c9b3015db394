// The bridge: one way to send commands and hear changes, whichever host carries them.
// Desktop: `window.entente` from the preload. Web: fetch and server-sent events.
import { failed, told } from '../data/failures.ts';
import type { Translate } from '../data/i18n/t.ts';
import { fail, type Result } from '../data/result.ts';
import type { ChangeNotice, CommandInput, CommandName, CommandOutput } from '../src-main/api/contract.ts';

/** A change as a window hears it; `by` is the window that asked for it. */
export type HeardChange = ChangeNotice & { readonly by?: string | undefined };

export interface Bridge {
  readonly host: 'desktop' | 'web';
  call<N extends CommandName>(command: N, input: CommandInput<N>): Promise<Result<CommandOutput<N>>>;
  /**
   * Calls back on every change; `onGap` after a gap in which changes may have been missed; `onEnding` before the host
   * ends, which waits a moment for what this window has not sent yet (the desktop's window is closed first).
   */
  onChange(onChange: (change: HeardChange) => void, onGap: () => void, onEnding: () => Promise<void>): () => void;
  /** Menu commands of the desktop host; never called on the web. */
  onMenu(listener: (command: string) => void): () => void;
  /** Links to a view (`entente://…`) that the system handed over; never called on the web. */
  onLink(listener: (link: string) => void): () => void;
  /** Opens a saved copy (`.entente`) as a library of its own, after asking where; `forbidden` where the host cannot. */
  openDropped(file: File): Promise<Result<null>>;
}

/** What the preload exposes; see src-main/preload.ts. */
interface PreloadApi {
  readonly host: 'desktop';
  call(command: string, payload: unknown): Promise<unknown>;
  onChange(listener: (change: HeardChange) => void): () => void;
  onMenu(listener: (command: string) => void): () => void;
  onLink(listener: (link: string) => void): () => void;
  openDropped(file: File): Promise<unknown>;
}

declare global {
  interface Window {
    readonly entente?: PreloadApi;
  }
}

const noop = (): void => undefined;

/** A failure in the reader's language, where its sentence is known there. */
function inWords<T>(result: Result<T>, words: () => Translate): Result<T> {
  return result.ok ? result : { ok: false, error: { ...result.error, message: told(result.error, words()) } };
}

function desktopBridge(preload: PreloadApi, words: () => Translate): Bridge {
  return {
    host: 'desktop',
    // The main process has parsed the answer with the contract; the type is its promise.
    call: async (command, input) =>
      inWords((await preload.call(command, input)) as Result<CommandOutput<typeof command>>, words),
    onChange: (onChange) => preload.onChange(onChange),
    onMenu: (listener) => preload.onMenu(listener),
    onLink: (listener) => preload.onLink(listener),
    openDropped: (file) => preload.openDropped(file) as Promise<Result<null>>,
  };
}

function webBridge(words: () => Translate): Bridge {
  const client = crypto.randomUUID();
  return {
    host: 'web',
    async call(command, input) {
      try {
        const response = await post(command, JSON.stringify(input), client);
        return inWords((await response.json()) as Result<CommandOutput<typeof command>>, words);
      } catch {
        return inWords(failed('busy', 'noHost'), words);
      }
    },
    onChange: (onChange, onGap, onEnding) =>
      followChanges(client, {
        onChange: (change) => onChange(change.by === client ? { ...change, by: 'self' } : change),
        onGap,
        onEnding,
      }),
    onMenu: () => noop,
    onLink: () => noop,
    openDropped: async () => fail('forbidden', 'A browser window has one library.'),
  };
}

// Browsers let requests of 64 KB in all outlive their page.
const OUTLIVES = 30_000;

/** Sends a command. What is kept of the window's choices goes out even where the page is closed meanwhile. */
async function post(command: CommandName, body: string, client: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-entente-client': client };
  const send = (keepalive: boolean): Promise<Response> =>
    fetch(`/api/${command}`, { method: 'POST', headers, body, keepalive });
  if (command !== 'desk.set' || body.length > OUTLIVES) return send(false);
  try {
    return await send(true);
  } catch {
    // Also where too much is on its way already; to keep the same twice does no harm.
    return send(false);
  }
}

interface Follower {
  readonly onChange: (change: HeardChange) => void;
  readonly onGap: () => void;
  readonly onEnding: () => Promise<void>;
}

// How long to wait before a stream that was refused is asked for again, ms: doubled each time.
const WAIT = { first: 1_000, most: 30_000 };

/** Follows the stream of changes, and takes it up again where it broke off. */
function followChanges(client: string, { onChange, onGap, onEnding }: Follower): () => void {
  let last = '';
  let wait = WAIT.first;
  let late = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource;
  const openLater = (): void => {
    late = true;
    again = setTimeout(open, wait);
    wait = Math.min(wait * 2, WAIT.most);
  };
  // Letting go of the stream tells the host that nothing more is to come.
  const leave = async (ending: EventSource): Promise<void> => {
    await onEnding();
    ending.close();
    openLater();
  };
  const open = (): void => {
    const after = last === '' ? '' : `&after=${encodeURIComponent(last)}`;
    stream = new EventSource(`/api/changes?client=${client}${after}`);
    stream.addEventListener('hello', (message) => {
      // The host tells what was missed since the last message; before the first one nobody knows.
      if (last === '' && late) onGap();
      last = message.lastEventId;
      wait = WAIT.first;
    });
    stream.addEventListener('change', (message) => {
      last = message.lastEventId;
      onChange(JSON.parse(String(message.data)) as HeardChange);
    });
    stream.addEventListener('ending', () => void leave(stream));
    stream.addEventListener('error', () => {
      // A connection that breaks is taken up by the browser; one that is refused is given up by it.
      if (stream.readyState !== EventSource.CLOSED) return;
      openLater();
    });
  };
  open();
  return () => {
    clearTimeout(again);
    stream.close();
  };
}

/** The bridge of the host this page runs in; it tells failures in the words in force. */
export function connectBridge(words: () => Translate): Bridge {
  return window.entente ? desktopBridge(window.entente, words) : webBridge(words);
}
