// Reads journals: the changes in them in order, and every place where they cannot be read.
// Reading never changes a file; what to do about a problem is recovery's to decide.
import type { Change, ChangeHead, Op } from './change.ts';
import type { FileCalls, OpenFile } from './files.ts';
import { frameLength } from './frame.ts';
import { type Line, readLines } from './lines.ts';
import { decodeRecord, type JournalHeader, type JournalRecord } from './records.ts';

/** Bytes [offset, end) that do not hold a whole change, and why; `line` counts from 1. */
export interface JournalProblem {
  readonly is: 'problem';
  readonly line: number;
  readonly offset: number;
  readonly end: number;
  readonly reason: string;
}
export type JournalItem =
  | { readonly is: 'header'; readonly header: JournalHeader }
  | { readonly is: 'change'; readonly change: Change; readonly offset: number; readonly synced: number }
  | JournalProblem;

interface Unfinished {
  readonly head: ChangeHead;
  readonly ops: Op[];
  readonly offset: number;
  readonly line: number;
  readonly synced: number;
  parts: number;
}

const NO_COMMIT = 'it belongs to a change that was never completed';

/** Yields what a journal holds, from `offset` (which must be the start of a line) to its end. */
export async function* readJournal(file: OpenFile, offset = 0): AsyncGenerator<JournalItem> {
  let unfinished: Unfinished | null = null;
  let number = 0;
  let end = offset;
  for await (const line of readLines(file, offset)) {
    number += 1;
    for (const piece of piecesOf(line)) {
      end = piece.end;
      const { record, offset: start } = piece;
      if ('problem' in record) {
        yield { is: 'problem', line: number, offset: start, end, reason: record.problem };
        continue;
      }
      if (unfinished && continues(unfinished, record)) {
        if (record.is === 'part') {
          for (const op of record.ops) unfinished.ops.push(op);
          unfinished.parts += 1;
        } else {
          const { head, ops, offset: at, synced } = unfinished;
          unfinished = null;
          yield { is: 'change', change: { ...head, ops }, offset: at, synced };
        }
        continue;
      }
      if (unfinished) {
        yield { is: 'problem', line: unfinished.line, offset: unfinished.offset, end: start, reason: NO_COMMIT };
        unfinished = null;
      }
      if (record.is === 'header') yield record;
      else if (record.is === 'change') yield { ...record, offset: start };
      else if (record.is === 'first') {
        unfinished = { ...record, ops: [...record.ops], offset: start, line: number, parts: 1 };
      } else {
        yield { is: 'problem', line: number, offset: start, end, reason: 'it belongs to a change that cannot be read' };
      }
    }
  }
  if (unfinished) yield { is: 'problem', line: unfinished.line, offset: unfinished.offset, end, reason: NO_COMMIT };
}

interface Piece {
  readonly record: JournalRecord | { readonly problem: string };
  readonly offset: number;
  readonly end: number;
}

/** The records of a line: one, or several where a damaged newline has joined them. */
function* piecesOf(line: Line): Generator<Piece> {
  let { bytes } = line;
  let { offset } = line;
  for (let length = frameLength(bytes); length !== null && length < bytes.length; length = frameLength(bytes)) {
    const record = decodeRecord(bytes.subarray(0, length));
    if ('problem' in record) break;
    yield { record, offset, end: offset + length };
    offset += length;
    yield { record: { problem: 'the mark of its end is damaged' }, offset, end: offset + 1 };
    offset += 1;
    bytes = bytes.subarray(length + 1);
  }
  const end = offset + bytes.length + (line.ended ? 1 : 0);
  yield { record: line.ended ? decodeRecord(bytes) : { problem: 'it ends too early' }, offset, end };
}

function continues(unfinished: Unfinished, record: JournalRecord): boolean {
  if (record.is === 'part') return record.seq === unfinished.head.seq && record.part === unfinished.parts;
  return record.is === 'commit' && record.seq === unfinished.head.seq && record.parts === unfinished.parts;
}

/** The change whose first record is at `offset`, or null where there is no whole one with that number. */
export async function readChangeAt(
  files: FileCalls,
  path: string,
  place: { readonly seq: number; readonly offset: number },
): Promise<Change | null> {
  const file = await files.open(path, 'r');
  try {
    for await (const item of readJournal(file, place.offset)) {
      return item.is === 'change' && item.change.seq === place.seq ? item.change : null;
    }
    return null;
  } finally {
    await file.close();
  }
}

/** The header of a journal, or null where its first line is not a whole one. */
export async function readHeader(files: FileCalls, path: string): Promise<JournalHeader | null> {
  const file = await files.open(path, 'r');
  try {
    for await (const line of readLines(file, 0, 4_096)) {
      const record = line.ended ? decodeRecord(line.bytes) : null;
      return record && 'is' in record && record.is === 'header' ? record.header : null;
    }
    return null;
  } finally {
    await file.close();
  }
}

/** What is said of a change at a place, without reading all of a long one; null where it cannot be read. */
export async function readHeadAt(
  files: FileCalls,
  path: string,
  place: { readonly seq: number; readonly offset: number },
): Promise<ChangeHead | null> {
  const file = await files.open(path, 'r');
  try {
    for await (const line of readLines(file, place.offset, 1 << 16)) {
      const record = line.ended ? decodeRecord(line.bytes) : null;
      if (!record || 'problem' in record || (record.is !== 'change' && record.is !== 'first')) return null;
      const head = record.is === 'change' ? record.change : record.head;
      return head.seq === place.seq ? head : null;
    }
    return null;
  } finally {
    await file.close();
  }
}
