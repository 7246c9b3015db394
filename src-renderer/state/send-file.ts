// A file on its way to the host: small ones inside the command itself, large ones ahead of it, by HTTP or in pieces.
// Answers what the import commands take as their content.
import { fail, ok, type Result } from '../../data/result.ts';
import { host } from './actions.ts';
import type { ImportSource } from './importing.ts';

/** Bytes up to which a file goes inside its command. */
const INSIDE = 3 * 1024 * 1024;
/** Bytes of a piece; divisible by three, so that pieces of base64 can follow each other. */
const PIECE = 3 * 1024 * 1024;

/** Sends a file; `progress` is told 0–1. Fails as the host does, or with `busy` where it was called off. */
export async function sendFile(
  file: File,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<Result<ImportSource>> {
  const facts = { name: file.name === '' ? 'file' : file.name, size: file.size };
  try {
    if (file.size <= INSIDE) return ok({ ...facts, content: await base64Of(file), encoding: 'base64' });
    const sent = host().host === 'web' ? await byHttp(file, signal) : await inPieces(file, progress, signal);
    return sent.ok ? ok({ ...facts, content: sent.value, encoding: 'handle' }) : sent;
  } catch (error) {
    // A file that was moved or changed since it was chosen can no longer be read.
    return fail('storage', error instanceof Error ? error.message : String(error));
  }
}

async function byHttp(file: File, signal: AbortSignal): Promise<Result<string>> {
  const response = await fetch('/api/files', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
    signal,
  });
  const answer = (await response.json()) as Result<{ handle: string }>;
  return answer.ok ? ok(answer.value.handle) : answer;
}

async function inPieces(file: File, progress: (done: number) => void, signal: AbortSignal): Promise<Result<string>> {
  let upload: string | undefined;
  for (let at = 0; at < file.size; at += PIECE) {
    signal.throwIfAborted();
    // oxlint-disable-next-line no-await-in-loop -- one piece after another, so that no more than one is in memory
    const content = await base64Of(file.slice(at, at + PIECE));
    const last = at + PIECE >= file.size;
    // oxlint-disable-next-line no-await-in-loop -- the order of the pieces is the file's
    const sent = await host().call('files.send', { content, last, ...(upload === undefined ? {} : { upload }) });
    if (!sent.ok) return sent;
    if (sent.value.handle !== null) return ok(sent.value.handle);
    upload = sent.value.upload;
    progress(Math.min(1, (at + PIECE) / file.size));
  }
  return fail('invalid', 'The file is empty.');
}

/** Base64 of a file's bytes, by the browser's own reader. */
function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')));
    reader.readAsDataURL(blob);
  });
}
