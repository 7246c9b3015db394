// Text pasted as a copy is something typed: it makes a source, waits in a draft, and is found wherever a source stands.
import { describe, expect, it } from 'vitest';
import { draftFields } from '../../../src-renderer/state/draft.ts';
import { NO_CLAIM } from '../../../src-renderer/state/editor-claims.ts';
import type { EditorFields } from '../../../src-renderer/state/editor.ts';
import { newEventOf, NO_FIELDS, problemsOf } from '../../../src-renderer/state/editor-fields.ts';
import { pastedTexts, withCopies } from '../../../src-renderer/state/editor-pasted.ts';
import { NO_READOUTS } from '../../../src-renderer/state/editor-readouts.ts';
import { NO_SOURCE } from '../../../src-renderer/state/editor-sources.ts';

const pasted = (text: string) => ({ ...NO_SOURCE, title: 'Readout', pasted: text });
const [version] = NO_CLAIM.versions;
const fields: EditorFields = {
  ...NO_FIELDS,
  title: 'A call',
  date: '2024-02-03',
  sources: [NO_SOURCE, pasted('one'), { ...pasted('other'), copy: 'a'.repeat(64) }],
  readouts: { ...NO_READOUTS, cn: { summary: 'Talks.', source: pasted('two') } },
  claims: version
    ? [{ ...NO_CLAIM, versions: [version, { ...version, text: 'An hour', source: pasted('three') }] }]
    : [],
};

describe('pasted text', () => {
  it('is found at an event’s own sources, at readouts and at claims, where it is no copy yet', () => {
    expect([...pastedTexts(fields)]).toEqual([
      ['sources.1', 'one'],
      ['readouts.cn.source', 'two'],
      ['claims.0.versions.1.source', 'three'],
    ]);
  });

  it('becomes the copy of its source, and is sent as such', () => {
    const copy = 'b'.repeat(64);
    const kept = withCopies(fields, new Map([['sources.1', copy]]));
    expect(newEventOf(kept).sources?.map((source) => source.copy)).toEqual([copy, 'a'.repeat(64)]);
    expect(pastedTexts(kept).has('sources.1')).toBe(false);
  });

  it('alone makes a source, which then wants a name', () => {
    const alone = { ...NO_FIELDS, title: 'A call', date: '2024', sources: [{ ...NO_SOURCE, pasted: 'text' }] };
    expect([...problemsOf(alone).keys()]).toEqual(['sources.0.title']);
  });

  it('waits in a draft', () => {
    const draft = { eventId: null, fields: JSON.parse(JSON.stringify(fields)), saved: '2026-01-01T00:00:00Z' };
    expect(draftFields(draft).sources[1]?.pasted).toBe('one');
  });
});
