// A library of its own for each test, and a web host on it, spoken to as a browser or a program would.
import { createHash } from 'node:crypto';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { listAssets } from '../../src-main/api/assets.ts';
import { createService, type Service } from '../../src-main/api/service.ts';
import { ok } from '../../data/result.ts';
import { openLibrary } from '../../src-main/library/library.ts';
import type { LibraryStore } from '../../src-main/library/store.ts';
import type { Patience } from '../../src-main/web/listen.ts';
import { startWebHost, type WebHost } from '../../src-main/web/server.ts';

export const TOKEN = 'a-token-of-the-tests-0123456789';

/** A new folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'entente-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts a copy into a library's folder and answers its name. */
export function keepCopy(folder: string, content: string | Buffer): string {
  const name = createHash('sha256').update(content).digest('hex');
  mkdirSync(join(folder, 'copies'), { recursive: true });
  writeFileSync(join(folder, 'copies', name), content);
  return name;
}

export interface Served {
  readonly library: LibraryStore;
  readonly service: Service;
  readonly bugs: string[];
}

/** A service on a real library in a new folder; every answer is held to the contract. */
export async function newService(folder: string = newFolder(), readOnly = false): Promise<Served> {
  const opened = await openLibrary({ folder, readOnly, appVersion: '1.2.3' });
  if (!opened.ok) throw new Error(opened.error.message);
  const library = opened.value;
  onTestFinished(() => library.close());
  const bugs: string[] = [];
  const service = createService(library, {
    search: { search: (query) => ok({ ids: [], total: 0, terms: query.split(' '), hits: new Uint8Array() }) },
    appVersion: '1.2.3',
    checkAnswers: true,
    onBug: (command, error) => bugs.push(`${command}: ${String(error)}`),
  });
  return { library, service, bugs };
}

/** A folder that looks like a built page. */
export function newPage(): string {
  const folder = newFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Entente</title>');
  writeFileSync(join(folder, 'assets', 'index-a1b2c3d4.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'inter-a1b2c3d4.woff2'), 'font');
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, '.secret'), 'not listed');
  writeFileSync(join(folder, 'index.js.map'), 'not listed');
  return folder;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON. */
  readonly json: () => { ok: boolean; value?: unknown; error?: { code: string; message: string; issues?: unknown } };
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Leave out to send the token; null to send nothing. */
  readonly token?: string | null;
}

export interface Hosted extends Served {
  readonly host: WebHost;
  readonly log: string[];
  readonly ask: (path: string, ask?: Ask) => Promise<Answer>;
  /** Sends a command. */
  readonly call: (command: string, input: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** Sends bytes as they are, and answers what comes back until the connection closes. */
  readonly raw: (text: string | Buffer, options?: { half?: boolean }) => Promise<string>;
}

/** A running web host on a library of its own. */
export async function newHost(folder?: string, patience?: Patience): Promise<Hosted> {
  const served = await newService(folder);
  const log: string[] = [];
  const started = await startWebHost({
    service: served.service,
    token: TOKEN,
    port: 0,
    assets: listAssets(newPage()),
    patience,
    log: (text) => log.push(text),
  });
  if (!started.ok) throw new Error(started.error.message);
  const host = started.value;
  onTestFinished(() => host.close());
  const ask = (path: string, options: Ask = {}): Promise<Answer> => askPort(host.port, path, options);
  return {
    ...served,
    host,
    log,
    ask,
    call: (command, input, headers = {}) =>
      ask(`/api/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(input),
      }),
    raw: (text, options) => sendRaw(host.port, text, options),
  };
}

/** One HTTP request. The path goes out as it is written: nothing tidies up `..` or `%2e`. */
export function askPort(port: number, path: string, ask: Ask = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, token = TOKEN } = ask;
  const auth = token === null ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, headers: { ...auth, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const json = (): ReturnType<Answer['json']> => JSON.parse(text) as ReturnType<Answer['json']>;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
        response.once('error', reject);
      },
    );
    request.once('error', reject);
    if (body === undefined) request.end();
    else request.end(body);
  });
}

function sendRaw(port: number, text: string | Buffer, { half = false } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    let heard = '';
    socket.setEncoding('latin1');
    socket.on('connect', () => (half ? socket.end(text) : socket.write(text)));
    socket.on('data', (chunk: string) => {
      heard += chunk;
    });
    socket.on('end', () => {
      socket.destroy();
      resolve(heard);
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(heard) : reject(error),
    );
  });
}
