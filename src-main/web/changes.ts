// Server-sent events: every window hears of every change, and knows after a gap that it missed some.
// The id of each message is the library's revision; a stream that cannot keep up is dropped and comes back.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../api/security.ts';
import type { Service, ToldChange } from '../api/service.ts';

/** Streams open at once; a window needs one. */
export const MOST_STREAMS = 64;
const HEARTBEAT = 15_000;
// Bytes that a window may lag behind before its stream is dropped (it then reconnects and reads all again).
const MOST_WAITING = 16 * 1024 * 1024;

export interface ChangeStreams {
  /** Takes over a request; false where there are too many streams already. */
  open(request: IncomingMessage, response: ServerResponse): boolean;
  readonly size: number;
  /** Ends every stream. */
  close(): void;
}

/** Starts telling changes to whoever opens a stream. */
export function createChangeStreams(service: Service, heartbeat: number = HEARTBEAT): ChangeStreams {
  const streams = new Set<ServerResponse>();
  const push = (response: ServerResponse, text: string): void => {
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(text);
  };
  const stop = service.onChange((change) => {
    const text = message('change', change.revision, change);
    for (const stream of streams) push(stream, text);
  });
  const beat = setInterval(() => {
    for (const stream of streams) push(stream, ': still here\n\n');
  }, heartbeat);
  beat.unref();

  return {
    open: (request, response) => {
      if (streams.size >= MOST_STREAMS) return false;
      streams.add(response);
      response.once('close', () => streams.delete(response));
      response.writeHead(200, {
        ...SECURITY_HEADERS,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      });
      request.socket.setTimeout(0);
      const revision = service.revision();
      push(response, `retry: 1000\n${message('hello', revision, { revision })}`);
      const last = request.headers['last-event-id'];
      if (last !== undefined && last !== String(revision))
        push(response, message('change', revision, missed(revision)));
      return true;
    },
    get size() {
      return streams.size;
    },
    close: () => {
      stop();
      clearInterval(beat);
      for (const stream of streams) stream.end();
    },
  };
}

const missed = (revision: number): ToldChange => ({
  revision,
  changed: [],
  removed: [],
  vocabulary: true,
  desk: true,
  reload: true,
});

function message(event: string, id: number, data: unknown): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
