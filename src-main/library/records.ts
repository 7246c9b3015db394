// Changes ⇄ the records of a journal. A small change is one record; one over 1 MB is several, closed by a commit
// record without which none of them counts.
import type { Change, ChangeHead, Op } from './change.ts';
import { decodeFrame, encodeFrame } from './frame.ts';

export const JOURNAL_FORMAT = 'entente-journal';
export const JOURNAL_VERSION = 1;

/** First record of every journal. `from` is the sequence number that its first change has. */
export interface JournalHeader {
  readonly format: typeof JOURNAL_FORMAT;
  readonly version: number;
  readonly library: string;
  readonly from: number;
}

/** What one record holds. `synced`: bytes of the journal that were on disk for certain when it was written. */
export type JournalRecord =
  | { readonly is: 'header'; readonly header: JournalHeader }
  | { readonly is: 'change'; readonly change: Change; readonly synced: number }
  | { readonly is: 'first'; readonly head: ChangeHead; readonly ops: readonly Op[]; readonly synced: number }
  | { readonly is: 'part'; readonly seq: number; readonly part: number; readonly ops: readonly Op[] }
  | { readonly is: 'commit'; readonly seq: number; readonly parts: number };

/** Characters of JSON after which a change is split. */
export const RECORD_SIZE = 1_000_000;

export function encodeHeader(library: string, from: number): Buffer {
  const header: JournalHeader = { format: JOURNAL_FORMAT, version: JOURNAL_VERSION, library, from };
  return encodeFrame(JSON.stringify(header));
}

/**
 * Encodes a change as framed records.
 * @param opTexts its operations, each as JSON.
 * @param synced bytes of the journal that are on disk for certain.
 * @param size characters of operations that a record may hold (one operation is never split).
 */
export function* encodeChange(
  head: ChangeHead,
  opTexts: Iterable<string>,
  synced: number,
  size = RECORD_SIZE,
): Generator<Buffer> {
  const headText = `"synced":${synced},${JSON.stringify(head).slice(1, -1)}`;
  let part = 0;
  let held: string[] = [];
  let length = 0;
  const partRecord = (): Buffer => {
    const what = part === 0 ? headText : `"seq":${head.seq}`;
    return encodeFrame(`{"part":${part},${what},"ops":[${held.join(',')}]}`);
  };
  for (const text of opTexts) {
    if (length > 0 && length + text.length > size) {
      yield partRecord();
      part += 1;
      held = [];
      length = 0;
    }
    held.push(text);
    length += text.length;
  }
  if (part === 0) {
    yield encodeFrame(`{${headText},"ops":[${held.join(',')}]}`);
    return;
  }
  yield partRecord();
  yield encodeFrame(`{"seq":${head.seq},"parts":${part + 1}}`);
}

/** Reads one line of a journal; the problem is worded to follow "line N cannot be read: ". */
export function decodeRecord(line: Buffer): JournalRecord | { readonly problem: string } {
  const frame = decodeFrame(line);
  if ('problem' in frame) return frame;
  let value: unknown;
  try {
    value = JSON.parse(frame.json);
  } catch {
    return { problem: 'it is not JSON' };
  }
  return recordOf(value) ?? { problem: 'it is not a record that this version knows' };
}

function recordOf(value: unknown): JournalRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  // The checksum says that we wrote this; only which of our shapes it is has to be told.
  const record = value as Partial<JournalHeader & Change & { part: number; parts: number; synced: number }>;
  if (record.format === JOURNAL_FORMAT && typeof record.version === 'number' && typeof record.from === 'number') {
    return { is: 'header', header: record as JournalHeader };
  }
  const { part, synced, ...change } = record;
  const { parts, ops, ...head } = change;
  if (typeof head.seq !== 'number') return null;
  if (typeof parts === 'number') return { is: 'commit', seq: head.seq, parts };
  if (!Array.isArray(ops)) return null;
  if (typeof part === 'number' && part > 0) return { is: 'part', seq: head.seq, part, ops };
  if (typeof synced !== 'number') return null;
  if (part === 0) return { is: 'first', head: head as ChangeHead, ops, synced };
  return { is: 'change', change: change as Change, synced };
}
