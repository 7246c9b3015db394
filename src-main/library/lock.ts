// One writer a library: a socket that the kernel drops with the process, so that no crash leaves a lock behind.
// Through it a second process learns who holds the library and can ask for it to be brought to the front.
import { createHash, randomUUID } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './files.ts';

/** Who holds a library. `since` is an ISO instant. */
export interface Holder {
  readonly pid: number;
  readonly since: string;
  readonly host: string;
}

export interface Lock {
  /** Calls back when another process asks for this one to come to the front; returns the way to stop. */
  onRaise(listener: () => void): () => void;
  release(): Promise<void>;
}

export type LockOutcome = { readonly lock: Lock } | { readonly heldBy: Holder | null };

// How long to wait for an answer from a holder that may be busy, ms.
const PATIENCE = 1_500;
const LONGEST_MESSAGE = 1_000;
const RAISE = 'raise\n';

/** The address of the lock of a folder. `realPath` must be canonical, or two names of one folder had two locks. */
export function lockAddress(realPath: string, platform: NodeJS.Platform = process.platform): string {
  const key = `entente-${createHash('sha256').update(realPath).digest('hex').slice(0, 32)}`;
  if (platform === 'linux') return `\0${key}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${key}`;
  return join(tmpdir(), `${key}.sock`);
}

/** Takes the lock at an address, or says who has it. Rejects where the system allows no socket at all. */
export async function takeLock(address: string, now: () => Date): Promise<LockOutcome> {
  const hello = { pid: process.pid, since: now().toISOString(), host: hostname(), nonce: randomUUID() };
  const listeners = new Set<() => void>();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = makeServer(JSON.stringify(hello), listeners);
    try {
      await listen(server, address);
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE') throw error;
      const holder = await ask(address, '');
      if (holder !== 'refused') return { heldBy: holder };
      // A plain socket file outlives its process; only one that refuses to answer is stale.
      await unlink(address).catch(() => undefined);
      continue;
    }
    // Two processes may both have found the same stale socket: the one that can be reached has the lock.
    const reached = address.startsWith('\0') || address.startsWith('\\\\') ? hello : await ask(address, '');
    if (reached !== 'refused' && reached?.nonce === hello.nonce) return { lock: lockOf(server, listeners) };
    await closeServer(server);
  }
  return { heldBy: null };
}

/** Asks whoever holds the lock to come to the front. False where nobody answers. */
export async function askToRaise(address: string): Promise<boolean> {
  const holder = await ask(address, RAISE);
  return holder !== null && holder !== 'refused';
}

function lockOf(server: Server, listeners: Set<() => void>): Lock {
  return {
    onRaise(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    release: () => closeServer(server),
  };
}

function makeServer(hello: string, listeners: Set<() => void>): Server {
  const server = createServer((socket) => {
    let said = '';
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.unref();
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      said += bytes.toString('latin1');
      if (said.length > LONGEST_MESSAGE) socket.destroy();
      else if (said === RAISE) for (const listener of listeners) listener();
    });
    socket.end(`${hello}\n`);
  });
  // A lock must not keep a process alive that has nothing else to do.
  server.unref();
  return server;
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** Says something to the holder and reads who it is; null where it does not tell, 'refused' where there is none. */
function ask(address: string, message: string): Promise<(Holder & { nonce?: string }) | null | 'refused'> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let heard = '';
    const settle = (value: (Holder & { nonce?: string }) | null | 'refused'): void => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(PATIENCE, () => settle(null));
    socket.on('connect', () => socket.end(message));
    socket.on('data', (bytes) => {
      heard += bytes.toString('utf8');
      if (heard.length > LONGEST_MESSAGE) settle(null);
    });
    socket.on('end', () => settle(readHolder(heard)));
    socket.on('error', (error) => {
      settle(['ECONNREFUSED', 'ENOENT'].includes(errorCode(error)) ? 'refused' : null);
    });
  });
}

function readHolder(text: string): (Holder & { nonce?: string }) | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid, since, host, nonce } = value as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof since !== 'string' || typeof host !== 'string') return null;
    return { pid, since, host, ...(typeof nonce === 'string' ? { nonce } : {}) };
  } catch {
    return null;
  }
}
