// Material of any kind as one interface: a file on disk, bytes, or text; and what all readers ask of it.
// Reading whole is always bounded, and says so where the bound is met.
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { concat, decodeBytes, type Detected, decodeStream, detectEncoding } from './encoding.ts';
import { type Material, type ReadOptions, type Sample, Unreadable } from './format.ts';

/** Bytes that recognising a format looks at. */
const SAMPLE = 256 * 1024;
/** Bytes of a material that is read whole: what is larger has to be of a format that streams. */
export const WHOLE_LIMIT = 64 * 1024 * 1024;

/** A file on disk. Rejects with the system's error where it cannot be read. */
export async function fileMaterial(path: string, name: string = basename(path)): Promise<Material> {
  const { size } = await stat(path);
  return {
    name,
    size,
    async *bytes() {
      const file = await open(path, 'r');
      try {
        for (let at = 0; ;) {
          // A new buffer each time: a reader may keep what it was given.
          const buffer = new Uint8Array(256 * 1024);
          const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
          if (bytesRead === 0) return;
          at += bytesRead;
          yield buffer.subarray(0, bytesRead);
        }
      } finally {
        await file.close();
      }
    },
  };
}

/** Bytes that are here already. */
export function bytesMaterial(name: string, content: Uint8Array): Material {
  return {
    name,
    size: content.length,
    async *bytes() {
      const step = 256 * 1024;
      for (let at = 0; at < content.length; at += step) yield content.subarray(at, at + step);
    },
  };
}

/** Text, as pasted. */
export function textMaterial(name: string, text: string): Material {
  return bytesMaterial(name, new TextEncoder().encode(text));
}

/** The first bytes of a material, and their text as far as can be told from them. */
export async function sampleOf(material: Material): Promise<Sample> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of material.bytes()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= SAMPLE) break;
  }
  const bytes = concat(parts).subarray(0, SAMPLE);
  // A character cut in two at the sample's end must not count against UTF-8.
  const line = bytes.lastIndexOf(0x0a) + 1;
  const cut = bytes.length < SAMPLE ? bytes : bytes.subarray(0, line > SAMPLE / 2 ? line : SAMPLE - 4);
  const { encoding } = await detectEncoding(bytesMaterial('', cut).bytes());
  return { name: material.name, bytes, text: decodeBytes(cut, encoding) };
}

/** The text of a material in a stream, in the encoding found by a first pass over it. */
export async function* textOf(
  material: Material,
  { signal, progress }: Pick<ReadOptions, 'signal' | 'progress'>,
  known?: Detected,
): AsyncGenerator<string> {
  const found = known ?? (await detectEncoding(material.bytes()));
  yield* decodeStream(counted(material.bytes(), signal, progress), found);
}

/** Passes bytes on, telling how many went by, and stops where it is called off. */
export async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
  progress: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of bytes) {
    signal?.throwIfAborted();
    yield chunk;
    read += chunk.length;
    progress?.(read);
  }
}

/** The whole text of a material. Throws `Unreadable` where it is larger than `WHOLE_LIMIT`. */
export async function wholeText(material: Material, options: ReadOptions): Promise<string> {
  refuseLarge(material.size ?? 0, options);
  const parts: string[] = [];
  let length = 0;
  for await (const text of textOf(material, options)) {
    parts.push(text);
    length += text.length;
    if (length > WHOLE_LIMIT) refuseLarge(WHOLE_LIMIT + 1, options);
  }
  return parts.join('');
}

/** All bytes of a material, as {@link wholeText}. */
export async function wholeBytes(material: Material, options: ReadOptions): Promise<Uint8Array> {
  refuseLarge(material.size ?? 0, options);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of counted(material.bytes(), options.signal, options.progress)) {
    parts.push(chunk);
    length += chunk.length;
    refuseLarge(length, options);
  }
  return concat(parts);
}

function refuseLarge(size: number, { t }: ReadOptions): void {
  if (size <= WHOLE_LIMIT) return;
  throw new Unreadable(t('import.tooLarge', { megabytes: WHOLE_LIMIT / 1024 / 1024 }));
}
