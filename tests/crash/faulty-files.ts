// File calls that fail when told to: the k-th call, or every one from the k-th on.
// Wraps any other file calls, the real ones or the simulated disk.
import type { FileCalls, OpenFile } from '../../src-main/library/files.ts';

export type CallName =
  | 'open'
  | 'read'
  | 'write'
  | 'sync'
  | 'datasync'
  | 'truncate'
  | 'stat'
  | 'close'
  | 'rename'
  | 'unlink'
  | 'mkdir'
  | 'readdir'
  | 'realpath'
  | 'copy'
  | 'syncFolder';

/** What happens to one call: nothing, an error, a write cut short, or a write cut short and then an error. */
export type Fault = null | { readonly code: string; readonly partial?: boolean } | 'short';
export type Decide = (call: CallName, number: number) => Fault;

export interface Faulty extends FileCalls {
  /** The calls made so far, in order. */
  readonly calls: readonly CallName[];
}

const failing = (code: string, call: string): Error =>
  Object.assign(new Error(`${code}: ${call} was made to fail`), { code });

/** Wraps file calls; `decide` is asked before each with its name and its number, from 1. */
export function faulty(files: FileCalls, decide: Decide): Faulty {
  const calls: CallName[] = [];
  const ask = (call: CallName): Fault => {
    calls.push(call);
    return decide(call, calls.length);
  };
  const guard = async <T>(call: CallName, run: () => Promise<T>): Promise<T> => {
    const fault = ask(call);
    if (fault !== null && fault !== 'short') throw failing(fault.code, call);
    return run();
  };
  const wrap = (file: OpenFile): OpenFile => ({
    read: (buffer, position) => guard('read', () => file.read(buffer, position)),
    write: async (bytes, position) => {
      const fault = ask('write');
      if (fault === null) return file.write(bytes, position);
      if (fault === 'short') return file.write(bytes.subarray(0, Math.ceil(bytes.length / 3)), position);
      if (fault.partial) await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)), position);
      throw failing(fault.code, 'write');
    },
    sync: () => guard('sync', () => file.sync()),
    datasync: () => guard('datasync', () => file.datasync()),
    truncate: (size) => guard('truncate', () => file.truncate(size)),
    stat: () => guard('stat', () => file.stat()),
    close: () => guard('close', () => file.close()),
  });
  return {
    calls,
    open: (path, flags, mode) => guard('open', async () => wrap(await files.open(path, flags, mode))),
    rename: (from, to) => guard('rename', () => files.rename(from, to)),
    unlink: (path) => guard('unlink', () => files.unlink(path)),
    mkdir: (path, mode) => guard('mkdir', () => files.mkdir(path, mode)),
    readdir: (path) => guard('readdir', () => files.readdir(path)),
    stat: (path) => guard('stat', () => files.stat(path)),
    realpath: (path) => guard('realpath', () => files.realpath(path)),
    copy: (from, to) => guard('copy', () => files.copy(from, to)),
    syncFolder: (path) => guard('syncFolder', () => files.syncFolder(path)),
  };
}
