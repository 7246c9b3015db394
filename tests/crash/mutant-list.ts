// The ways in which `mutants.ts` breaks the store: each an exact piece of a source file and what stands there instead.

export interface Mutant {
  readonly name: string;
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[];
}

const one = (name: string, file: string, from: string, to: string): Mutant => ({ name, edits: [{ file, from, to }] });

export const MUTANTS: readonly Mutant[] = [
  one(
    'no rollback of a failed write',
    'journal.ts',
    'throw new JournalError(error, !(await this.#takeBack(this.#size)));',
    'throw new JournalError(error, false);',
  ),
  one(
    'no loop over short writes',
    'files.ts',
    'const written = await file.write(bytes.subarray(done), position + done);',
    'await file.write(bytes.subarray(done), position + done);\n    const written = bytes.length;',
  ),
  one(
    'no CRC in the journal',
    'frame.ts',
    "if (checksum(body) !== head.crc) return { problem: 'its checksum does not match' };",
    '',
  ),
  one(
    'no CRC of the snapshot',
    'snapshot-read.ts',
    'if (tail !== `${CHECKSUM_OPEN}${hexOf(crc)}"}\\n`) return null;',
    '',
  ),
  one('no cut of a torn tail', 'replay.ts', 'await file.truncate(first.offset);', ''),
  one(
    'a failed fsync of the journal ignored',
    'journal.ts',
    'await this.#takeBack(this.#size);\n      throw new JournalError(error, true);',
    'void error;',
  ),
  one(
    'no fsync of the journal',
    'journal.ts',
    'await this.#file.datasync();\n    } catch (error) {',
    '} catch (error) {',
  ),
  one(
    'no fsync of a folder after a rename',
    'files.ts',
    'await files.syncFolder(dirname(target));\n  return facts;',
    'return facts;',
  ),
  {
    name: 'rename before fsync',
    edits: [
      {
        file: 'files.ts',
        from: '      await file.sync();\n      facts = await file.stat();',
        to: '      facts = await file.stat();',
      },
      {
        file: 'files.ts',
        from: '    await files.rename(temporary, target);\n  } catch',
        to: '    await files.rename(temporary, target);\n    await syncFile(files, target);\n  } catch',
      },
    ],
  },
  {
    name: 'acknowledged before written',
    edits: [
      {
        file: 'writer.ts',
        from: '    const offsets: number[] = [];\n    try {',
        to: '    const offsets: number[] = [];\n    for (const { settle } of batch) settle(ok(null));\n    try {',
      },
    ],
  },
  one(
    'a change without its commit record counted',
    'journal-read.ts',
    "if (unfinished) yield { is: 'problem', line: unfinished.line,",
    "if (unfinished) yield { is: 'change', change: { ...unfinished.head, ops: unfinished.ops }, offset: unfinished.offset, synced: unfinished.synced };\n  if (unfinished && end < 0) yield { is: 'problem', line: unfinished.line,",
  ),
  one(
    'no lock',
    'library.ts',
    "if ('heldBy' in outcome) return lockedFailure(folder, outcome.heldBy);\n      lock = outcome.lock;",
    "if ('lock' in outcome) lock = outcome.lock;\n      else lockedFailure(folder, outcome.heldBy);",
  ),
  {
    name: 'memory changed before the journal',
    edits: [
      {
        file: 'writer.ts',
        from: '    const journal = this.#host.journal();',
        to: '    const journal = this.#host.journal();\n    for (const { change } of batch) for (const op of change.ops) applyOp(this.#host.state, op);',
      },
      {
        file: 'writer.ts',
        from: '        const problem = applyOp(state, op);',
        to: '        const problem = null;\n        void op;',
      },
    ],
  },
  one(
    'the journal closed before the snapshot is whole',
    'compaction.ts',
    '    await this.#write();\n    this.#sizeThen = size;\n    if (this.#journal.changes > 0) await this.#parts.exclusive(() => this.#rotate());',
    '    if (this.#journal.changes > 0) await this.#parts.exclusive(() => this.#rotate());\n    await this.#write();\n    this.#sizeThen = size;',
  ),
];
