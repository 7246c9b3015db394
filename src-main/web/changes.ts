// Server-sent events: every window hears of every change; after a gap it is told what it missed, or to read all again.
// Messages are numbered within one run of the host; a stream that cannot keep up is dropped and comes back.
// Before the host ends it says so, and waits a moment for what a window has not sent yet.
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../api/security.ts';
import type { Service, ToldChange } from '../api/service.ts';

/** Streams open at once; a window needs one. */
export const MOST_STREAMS = 64;
const HEARTBEAT = 15_000;
// How long the host waits for windows to send what they hold, ms: one that hangs or sleeps does not keep it.
const LAST_WORDS = 1_500;
// Bytes that a window may lag behind before its stream is dropped (it then reconnects and hears what it missed).
const MOST_WAITING = 16 * 1024 * 1024;
// What a window that was away for a moment can be told again; past that it does better to read all.
const KEPT = { messages: 256, bytes: 4 * 1024 * 1024 };

export interface ChangeStreams {
  /**
   * Takes over a response; false where there are too many streams already.
   * @param after the id of the last message that the window heard, where it heard one.
   */
  open(response: ServerResponse, after: string | null): boolean;
  readonly size: number;
  /** Tells every window that the host ends; resolves when each has let go of its stream, or was given up. */
  close(): Promise<void>;
}

/** Starts telling changes to whoever opens a stream. */
export function createChangeStreams(service: Service, heartbeat: number = HEARTBEAT): ChangeStreams {
  const streams = new Set<ServerResponse>();
  const told = createMemory();
  const push = (response: ServerResponse, text: string): void => {
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(text);
  };
  const stop = service.onChange((change) => {
    const text = told.add(change);
    for (const stream of streams) push(stream, text);
  });
  const beat = setInterval(() => {
    for (const stream of streams) push(stream, ': still here\n\n');
  }, heartbeat);
  beat.unref();

  return {
    open: (response, after) => {
      if (streams.size >= MOST_STREAMS) return false;
      streams.add(response);
      response.once('close', () => streams.delete(response));
      response.writeHead(200, {
        ...SECURITY_HEADERS,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      });
      response.socket?.setTimeout(0);
      const revision = service.revision();
      const missed = after === null ? [] : told.since(after);
      const id = after !== null && missed ? after : told.last();
      push(response, `retry: 1000\n${message('hello', id, { revision })}`);
      for (const text of missed ?? [message('change', id, everything(revision))]) push(response, text);
      return true;
    },
    get size() {
      return streams.size;
    },
    close: async () => {
      stop();
      clearInterval(beat);
      const left = Array.from(streams, (stream) => new Promise<void>((gone) => stream.once('close', gone)));
      for (const stream of streams) push(stream, message('ending', told.last(), {}));
      const give = setTimeout(() => {
        for (const stream of streams) stream.end();
      }, LAST_WORDS);
      await Promise.all(left);
      clearTimeout(give);
    },
  };
}

/** The last messages, each with a number; the run's own name keeps numbers of another run from meaning anything. */
function createMemory() {
  const run = randomBytes(6).toString('hex');
  const kept: string[] = [];
  let bytes = 0;
  let count = 0;
  const id = (number: number): string => `${run}.${number}`;
  return {
    last: () => id(count),
    add: (change: ToldChange): string => {
      count += 1;
      const text = message('change', id(count), change);
      kept.push(text);
      bytes += text.length;
      while (kept.length > KEPT.messages || (bytes > KEPT.bytes && kept.length > 0)) bytes -= kept.shift()?.length ?? 0;
      return text;
    },
    /** The messages after that one, or null where they are not kept any more, or it is of another run. */
    since: (after: string): readonly string[] | null => {
      const number = Number(after.slice(run.length + 1));
      if (after !== id(number) || !Number.isInteger(number) || number > count) return null;
      const missing = count - number;
      if (missing > kept.length) return null;
      return missing === 0 ? [] : kept.slice(-missing);
    },
  };
}

const everything = (revision: number): ToldChange => ({
  revision,
  changed: [],
  removed: [],
  vocabulary: true,
  desk: true,
  reload: true,
});

function message(event: string, id: string, data: unknown): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
