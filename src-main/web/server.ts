// The web host: a loopback HTTP server that carries the commands, the changes and the built page.
// Every request passes the guard (address, origin), then the session (token or cookie), then one of few routes.
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fail, ok, type Result } from '../../data/result.ts';
import { type Assets, findAsset, readAsset } from '../api/assets.ts';
import { COPIES } from '../api/copies.ts';
import { FILES, fileHeaders } from '../api/file-answer.ts';
import { INTERNAL } from '../api/result.ts';
import type { Service } from '../api/service.ts';
import type { Shelf } from '../api/shelf.ts';
import { type Headers, send, sendFailure, sendResult } from './answers.ts';
import { bodyRefusal, readJson } from './body.ts';
import { type ChangeStreams, createChangeStreams } from './changes.ts';
import { refusal, targetOf } from './guard.ts';
import { listenOnLoopback, makeServer, PATIENCE, type Patience, stopServers } from './listen.ts';
import { createSession, type Session } from './session.ts';
import { welcomePage } from './welcome.ts';

export interface WebHostOptions {
  readonly service: Service;
  readonly token: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The built page; null where something else serves it (`page`). */
  readonly assets: Assets | null;
  /** Takes requests for the page instead of `assets` (development); called only for those let in. */
  readonly page?: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** How long it waits for clients; shorter in tests. */
  readonly patience?: Patience | undefined;
  /** Where bugs go. Never given a header or an address with a secret. */
  readonly log: (text: string) => void;
}

export interface WebHost {
  readonly port: number;
  /** `http://127.0.0.1:PORT`, without a secret. */
  readonly origin: string;
  /** An address that lets in whoever opens it first, within a minute. */
  mintAddress(): string;
  /** Ends streams, lets requests under way finish for a while, closes. */
  close(): Promise<void>;
}

interface Host {
  readonly options: WebHostOptions;
  readonly port: number;
  readonly session: Session;
  readonly streams: ChangeStreams;
  readonly shelf: Shelf;
}

/** Starts the host. Fails with `busy` where the port is taken, `forbidden` where the system does not allow it. */
export async function startWebHost(options: WebHostOptions): Promise<Result<WebHost>> {
  let host: Host | undefined;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (host) void handle(host, request, response);
    else response.destroy();
  };
  const listening = await listenOnLoopback(() => makeServer(answer, options.patience), options.port);
  if (!listening.ok) return listening;
  const { port, servers } = listening.value;
  const session = createSession(options.token, port);
  const running: Host = {
    options,
    port,
    session,
    streams: createChangeStreams(options.service),
    shelf: options.service.shelf,
  };
  host = running;
  return ok({
    port,
    origin: `http://127.0.0.1:${port}`,
    mintAddress: () => `http://127.0.0.1:${port}/?token=${session.mintCode()}`,
    close: async () => {
      await running.streams.close();
      await stopServers(servers);
      await running.shelf.close();
    },
  });
}

async function handle(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  try {
    await route(host, request, response);
  } catch (error) {
    host.options.log(`${request.method ?? ''} failed: ${error instanceof Error ? error.stack : String(error)}`);
    if (response.headersSent) response.destroy();
    else if (!INTERNAL.ok) sendFailure(response, INTERNAL.error);
  }
}

async function route(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = targetOf(request.url);
  if (!target) return sendFailure(response, { code: 'invalid', message: 'This is not an address of this host.' });
  const refused = refusal(request, host.port);
  if (refused) return sendFailure(response, refused);
  const { path, query } = target;
  const reading = request.method === 'GET' || request.method === 'HEAD';
  const secret = query.get('token');
  if (path === '/' && secret !== null && reading) return enter(host, request, response, secret);
  if (!host.session.allows(request.headers)) return turnAway(request, response, path);
  if (path === '/api/changes') return openStream(host, request, response, query.get('after'));
  if (path === FILES) return takeFile(host, request, response);
  if (path.startsWith(`${FILES}/`)) return giveFile(host, request, response, path.slice(FILES.length + 1));
  if (path.startsWith('/api/')) return command(host, request, response, path.slice('/api/'.length));
  if (!reading) return wrongMethod(response, 'GET, HEAD');
  if (path.startsWith(COPIES)) return giveCopy(host, response, path.slice(COPIES.length));
  if (host.options.page) return host.options.page(request, response);
  return givePage(host.options.assets, response, path);
}

/** The token's one visit: it is exchanged for a cookie and leaves the address bar and the history. */
function enter(host: Host, request: IncomingMessage, response: ServerResponse, secret: string): void {
  if (!host.session.admits(secret)) return turnAway(request, response, '/');
  send(response, 303, { location: '/', 'set-cookie': host.session.setCookie() }, '');
}

function turnAway(request: IncomingMessage, response: ServerResponse, path: string): void {
  if (path === '/' && (request.method === 'GET' || request.method === 'HEAD')) {
    const page = welcomePage(request.headers['accept-language']);
    return send(response, 401, { 'content-type': 'text/html; charset=utf-8' }, page);
  }
  return sendFailure(response, { code: 'unauthorized', message: 'Open Entente by the address that it printed.' }, 401, {
    'www-authenticate': 'Bearer realm="Entente"',
  });
}

function wrongMethod(response: ServerResponse, allow: string): void {
  sendFailure(response, { code: 'invalid', message: `Only ${allow} is answered here.` }, 405, { allow });
}

async function command(host: Host, request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  if (request.method !== 'POST') return wrongMethod(response, 'POST');
  const body = await readJson(request, response, host.options.patience ?? PATIENCE);
  if (body === undefined) return;
  if ('error' in body) return sendFailure(response, body.error, body.status);
  sendResult(response, await host.options.service.dispatch(name, body.value, clientOf(request)));
}

/** The window that asks, as it names itself; anything else is nobody. */
function clientOf(request: IncomingMessage): string | undefined {
  const client = request.headers['x-entente-client'];
  return typeof client === 'string' && /^[\w-]{1,64}$/.test(client) ? client : undefined;
}

function openStream(host: Host, request: IncomingMessage, response: ServerResponse, after: string | null): void {
  if (request.method !== 'GET') return wrongMethod(response, 'GET');
  // Browsers send the header when they reconnect by themselves, the page the parameter when it has to.
  const last = request.headers['last-event-id'];
  if (!host.streams.open(response, typeof last === 'string' ? last : after)) {
    sendFailure(response, { code: 'busy', message: 'Too many windows are open on this library.' });
  }
}

async function takeFile(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') return wrongMethod(response, 'POST');
  const refused = bodyRefusal(request, Number.MAX_SAFE_INTEGER);
  if (refused) return sendFailure(response, refused.error, refused.status);
  if (request.headers.expect !== undefined) response.writeContinue();
  const received = await host.shelf.receive(request);
  if (received.ok) sendResult(response, received);
  else sendFailure(response, received.error);
}

function giveFile(host: Host, request: IncomingMessage, response: ServerResponse, handle: string): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return wrongMethod(response, 'GET, HEAD');
  const found = host.shelf.find(handle);
  if (!found) return sendFailure(response, { code: 'not-found', message: 'There is no such file, or no longer.' });
  stream(response, fileHeaders(found.name), found);
}

async function giveCopy(host: Host, response: ServerResponse, name: string): Promise<void> {
  const copy = await host.options.service.findCopy(name);
  if (!copy) return sendFailure(response, { code: 'not-found', message: 'This library has no such copy.' });
  stream(response, copy.headers, copy);
}

function stream(response: ServerResponse, headers: Headers, { file, size }: { file: string; size: number }): void {
  response.writeHead(200, { ...headers, 'content-length': String(size) });
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  const source = createReadStream(file).on('error', () => response.destroy());
  // Whoever leaves half-way leaves no open file behind.
  response.once('close', () => source.destroy());
  source.pipe(response);
}

async function givePage(assets: Assets | null, response: ServerResponse, path: string): Promise<void> {
  const asset = assets && findAsset(assets, path);
  if (!asset) return sendResult(response, fail('not-found', 'There is nothing here.'));
  const headers = { 'content-type': asset.type, 'cache-control': asset.cache };
  send(response, 200, headers, await readAsset(asset));
}
