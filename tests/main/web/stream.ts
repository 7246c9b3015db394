// A window's stream of changes, as EventSource reads it.
import { request } from 'node:http';
import { onTestFinished } from 'vitest';
import { TOKEN } from '../hosts.ts';

export interface Stream {
  /** The data of the next message of this kind. */
  next(event: string): Promise<unknown>;
  lastId(): string;
  close(): void;
  readonly ended: Promise<void>;
}

/** Opens a stream; rejects with the status where it is refused. */
export function listen(
  port: number,
  client: string,
  last: { readonly header?: string; readonly query?: string } = {},
): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path: `/api/changes?client=${client}${last.query === undefined ? '' : `&after=${encodeURIComponent(last.query)}`}`,
        agent: false,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          ...(last.header === undefined ? {} : { 'last-event-id': last.header }),
        },
      },
      (response) => {
        if (response.statusCode !== 200) {
          response.resume();
          reject(new Error(`The stream was refused: ${response.statusCode}`));
          return;
        }
        let pending = '';
        let id = '';
        const messages: { event: string; data: unknown }[] = [];
        const waiting: (() => void)[] = [];
        response.setEncoding('utf8').on('data', (text: string) => {
          pending += text;
          const blocks = pending.split('\n\n');
          pending = blocks.pop() ?? '';
          for (const block of blocks) {
            const fields = new Map(
              block.split('\n').map((line) => [line.split(':', 1)[0] ?? '', line.replace(/^\w+: ?/, '')]),
            );
            if (fields.has('id')) id = fields.get('id') ?? '';
            if (fields.has('data'))
              messages.push({ event: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? '') });
          }
          for (const wake of waiting.splice(0)) wake();
        });
        const ended = new Promise<void>((done) => response.once('close', done));
        onTestFinished(() => void asking.destroy());
        resolve({
          next: async (event) => {
            for (;;) {
              const at = messages.findIndex((message) => message.event === event);
              if (at >= 0) return messages.splice(at, 1)[0]?.data;
              // Messages come one after another; each arrival is looked at before the next is waited for.
              // oxlint-disable-next-line no-await-in-loop
              await new Promise<void>((wake) => waiting.push(wake));
            }
          },
          lastId: () => id,
          close: () => asking.destroy(),
          ended,
        });
      },
    );
    asking.once('error', reject);
    asking.end();
  });
}
