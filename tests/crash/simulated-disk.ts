// A disk in memory that forgets what was not synced: what a power cut leaves, without cutting any power.
// Content is durable after a sync of the file; names after a sync of their folder. Until then anything may be lost.
import { basename, dirname } from 'node:path';
import type { FileCalls, FileFacts, OpenFile } from '../../src-main/library/files.ts';

interface Pending {
  readonly position: number;
  /** null is a truncation to `position`. */
  readonly bytes: Buffer | null;
}

interface Inode {
  readonly number: number;
  readonly mode: number;
  data: Buffer;
  synced: Buffer;
  pending: Pending[];
  modified: number;
}

/** One change of names: `to` gets the file (or loses it), `from` loses it. */
interface NameChange {
  readonly from: string | null;
  readonly to: string | null;
  readonly inode: Inode | null;
}

export type Random = () => number;

const fault = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });

function applied(data: Buffer, { position, bytes }: Pending): Buffer {
  if (bytes === null) {
    const cut = Buffer.alloc(position);
    data.copy(cut, 0, 0, Math.min(position, data.length));
    return cut;
  }
  const next = Buffer.alloc(Math.max(data.length, position + bytes.length));
  data.copy(next);
  bytes.copy(next, position);
  return next;
}

export class SimulatedDisk implements FileCalls {
  #names = new Map<string, Inode>();
  #durable = new Map<string, Inode>();
  #changes: NameChange[] = [];
  readonly #folders = new Set<string>(['/']);
  #count = 0;
  #clock = 0;

  async open(path: string, flags: 'r' | 'r+' | 'wx+', mode = 0o600): Promise<OpenFile> {
    let inode = this.#names.get(path);
    if (flags === 'wx+') {
      if (inode) throw fault('EEXIST', path);
      if (!this.#folders.has(dirname(path))) throw fault('ENOENT', path);
      inode = {
        number: (this.#count += 1),
        mode,
        data: Buffer.alloc(0),
        synced: Buffer.alloc(0),
        pending: [],
        modified: 0,
      };
      this.#rename({ from: null, to: path, inode });
    }
    if (!inode) throw fault(this.#folders.has(path) ? 'EISDIR' : 'ENOENT', path);
    return this.#file(inode);
  }

  #file(inode: Inode): OpenFile {
    const change = (pending: Pending): void => {
      inode.data = applied(inode.data, pending);
      inode.pending.push(pending);
      inode.modified = this.#clock += 1;
    };
    const sync = async (): Promise<void> => {
      inode.synced = inode.data;
      inode.pending = [];
    };
    return {
      read: async (buffer, position) => inode.data.copy(buffer, 0, position, position + buffer.length),
      write: async (bytes, position) => {
        change({ position, bytes: Buffer.from(bytes) });
        return bytes.length;
      },
      sync,
      datasync: sync,
      truncate: async (size) => change({ position: size, bytes: null }),
      stat: async () => factsOf(inode),
      close: async () => undefined,
    };
  }

  async rename(from: string, to: string): Promise<void> {
    const inode = this.#names.get(from);
    if (!inode || !this.#folders.has(dirname(to))) throw fault('ENOENT', from);
    this.#rename({ from, to, inode });
  }

  async unlink(path: string): Promise<void> {
    if (!this.#names.has(path)) throw fault('ENOENT', path);
    this.#rename({ from: path, to: null, inode: null });
  }

  #rename(change: NameChange): void {
    if (change.from !== null) this.#names.delete(change.from);
    if (change.to !== null && change.inode) this.#names.set(change.to, change.inode);
    this.#changes.push(change);
  }

  async mkdir(path: string): Promise<void> {
    // Folders are durable at once here: what is at stake is the files in them.
    for (let folder = path; !this.#folders.has(folder); folder = dirname(folder)) this.#folders.add(folder);
  }

  async readdir(path: string): Promise<readonly string[]> {
    if (!this.#folders.has(path)) throw fault('ENOENT', path);
    const all = [...this.#names.keys(), ...this.#folders].filter((name) => name !== path && dirname(name) === path);
    return all.map((name) => basename(name));
  }

  async stat(path: string): Promise<FileFacts> {
    if (this.#folders.has(path)) return { size: 0, inode: 0, modified: 0, mode: 0o700, folder: true };
    const inode = this.#names.get(path);
    if (!inode) throw fault('ENOENT', path);
    return factsOf(inode);
  }

  async realpath(path: string): Promise<string> {
    await this.stat(path);
    return path;
  }

  async copy(from: string, to: string): Promise<void> {
    const source = this.#names.get(from);
    if (!source) throw fault('ENOENT', from);
    const file = await this.open(to, 'wx+');
    await file.write(source.data, 0);
  }

  async syncFolder(path: string): Promise<void> {
    const later: NameChange[] = [];
    for (const change of this.#changes) {
      const here = [change.from, change.to].some((name) => name !== null && dirname(name) === path);
      if (here) settle(this.#durable, change);
      else later.push(change);
    }
    this.#changes = later;
  }

  /**
   * What is there after a power cut: every synced thing, and of the rest what chance keeps. A change of names that is
   * lost takes the later changes of the same names along; unsynced bytes may be there, torn, zero, or missing.
   */
  afterPowerCut(random: Random): SimulatedDisk {
    const disk = new SimulatedDisk();
    const names = new Map(this.#durable);
    const lost = new Set<string>();
    for (const change of this.#changes) {
      const touched = [change.from, change.to].filter((name) => name !== null);
      if (touched.some((name) => lost.has(name)) || random() < 0.5) for (const name of touched) lost.add(name);
      else settle(names, change);
    }
    for (const folder of this.#folders) disk.#folders.add(folder);
    disk.#count = this.#count;
    for (const [path, inode] of names) disk.#put(path, afterCut(inode, random), inode);
    return disk;
  }

  /** What is there after the process was killed: everything that was written. */
  afterKill(): SimulatedDisk {
    const disk = new SimulatedDisk();
    for (const folder of this.#folders) disk.#folders.add(folder);
    disk.#count = this.#count;
    for (const [path, inode] of this.#names) disk.#put(path, inode.data, inode);
    return disk;
  }

  #put(path: string, data: Buffer, { number, mode, modified }: Inode): void {
    const inode: Inode = { number, mode, data, synced: data, pending: [], modified };
    this.#names.set(path, inode);
    this.#durable.set(path, inode);
  }

  /** The files there are, and what is in them. */
  files(): Map<string, Buffer> {
    return new Map([...this.#names].map(([path, inode]) => [path, inode.data]));
  }

  /** Sets or (with null) removes a file durably, as if from outside. */
  set(path: string, data: Buffer | null): void {
    this.#names.delete(path);
    this.#durable.delete(path);
    if (data === null) return;
    for (let folder = dirname(path); !this.#folders.has(folder); folder = dirname(folder)) this.#folders.add(folder);
    this.#count += 1;
    this.#clock += 1;
    this.#put(path, data, { number: this.#count, mode: 0o600, data, synced: data, pending: [], modified: this.#clock });
  }
}

function settle(names: Map<string, Inode>, { from, to, inode }: NameChange): void {
  if (from !== null) names.delete(from);
  if (to !== null && inode) names.set(to, inode);
}

function afterCut(inode: Inode, random: Random): Buffer {
  let data = inode.synced;
  for (const pending of inode.pending) {
    const chance = random();
    if (chance < 0.4) data = applied(data, pending);
    else if (pending.bytes && chance < 0.6) {
      const some = pending.bytes.subarray(0, Math.floor(random() * pending.bytes.length));
      data = applied(data, { position: pending.position, bytes: some });
    } else if (pending.bytes && chance < 0.7) {
      data = applied(data, { position: pending.position, bytes: Buffer.alloc(pending.bytes.length) });
    }
  }
  return data;
}

function factsOf(inode: Inode): FileFacts {
  return { size: inode.data.length, inode: inode.number, modified: inode.modified, mode: inode.mode, folder: false };
}
