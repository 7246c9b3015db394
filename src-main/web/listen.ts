// Listening on the loopback addresses alone, with limits on headers, time and connections.
// 127.0.0.1 is the host's own address; ::1 is served too where the machine has it and the port is free there.
import { createServer, type IncomingMessage, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { fail, ok, type Result } from '../../data/result.ts';

const HEADER_BYTES = 16 * 1024;
const MOST_CONNECTIONS = 512;
const FAREWELL = 3_000;

/** How long the host waits for a client, ms. */
export interface Patience {
  /** For the headers of a request, from the moment it is connected. */
  readonly headers: number;
  /** For a whole request. */
  readonly request: number;
  /** For the next request on a connection. */
  readonly keepAlive: number;
  /** While nothing moves on a connection; streams of changes excepted. */
  readonly idle: number;
  /** How often headers and requests are looked after. */
  readonly check: number;
  /** For more of a command's body, and for all of it. */
  readonly bodyIdle: number;
  readonly body: number;
}

export const PATIENCE: Patience = {
  headers: 10_000,
  request: 600_000,
  keepAlive: 10_000,
  idle: 60_000,
  check: 2_000,
  bodyIdle: 10_000,
  body: 60_000,
};

/** An HTTP server with the limits above. It refuses what Node's strict parser refuses, in the envelope. */
export function makeServer(answer: RequestListener, patience: Patience = PATIENCE): Server {
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.keepAlive,
      connectionsCheckingInterval: patience.check,
      insecureHTTPParser: false,
      requireHostHeader: true,
      joinDuplicateHeaders: false,
    },
    answer,
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = 100;
  server.setTimeout(patience.idle, (socket: Socket) => socket.destroy());
  // With listeners, the body of a client that asks first is not invited before the request was let in.
  server.on('checkContinue', answer);
  server.on('checkExpectation', answer);
  server.on('clientError', refuseUnreadable);
  server.on('upgrade', (_request: IncomingMessage, socket: Socket) => socket.destroy());
  server.on('connect', (_request: IncomingMessage, socket: Socket) => socket.destroy());
  return server;
}

/** Answers what could not be read as a request, and closes. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, message] = unreadable(error.code);
  const body = JSON.stringify({ ok: false, error: { code: 'invalid', message } });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function unreadable(code: string | undefined): readonly [number, string] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'The headers are too large.'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'The request did not come in time.'];
  return [400, 'This is not a well-formed HTTP request.'];
}

/** Listens on a port (0: any) of 127.0.0.1, and of ::1 where that is to be had. */
export async function listenOnLoopback(
  make: () => Server,
  port: number,
): Promise<Result<{ readonly port: number; readonly servers: readonly Server[] }>> {
  const first = make();
  const failed = await listen(first, '127.0.0.1', port);
  if (failed) return listenFailure(failed, port);
  const address = first.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  const second = make();
  // Not every machine has ::1, and the port may be another program's there: the printed address is 127.0.0.1.
  const without = await listen(second, '::1', bound);
  return ok({ port: bound, servers: without ? [first] : [first, second] });
}

function listen(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port, ipv6Only: host === '::1' }, () => {
      server.off('error', resolve);
      resolve(null);
    });
  });
}

function listenFailure(error: NodeJS.ErrnoException, port: number): Result<never> {
  if (error.code === 'EADDRINUSE') return fail('busy', `Port ${port} is in use by another program.`);
  if (error.code === 'EACCES') return fail('forbidden', `The system does not let Entente use port ${port}.`);
  return fail('busy', `Entente cannot listen on port ${port} (${error.code ?? 'unknown error'}).`);
}

/** Stops listening, lets answers under way leave, then closes what is left. */
export async function stopServers(servers: readonly Server[]): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  for (const server of servers) server.closeIdleConnections();
  const give = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, FAREWELL);
  await Promise.all(closed);
  clearTimeout(give);
}
