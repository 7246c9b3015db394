// Correcting one field of a refused form: its mark goes, the others stay, and nothing new is marked.
import { describe, expect, it } from 'vitest';
import { NO_FIELDS, problemsOf } from '../../../src-renderer/state/editor-fields.ts';
import { marksAfter } from '../../../src-renderer/state/editor-marks.ts';
import { NO_SOURCE } from '../../../src-renderer/state/editor-sources.ts';

const worded = (problem: object): string => ('key' in problem ? String(problem.key) : 'a date');
const wrong = {
  ...NO_FIELDS,
  date: 'soon',
  sources: [
    { ...NO_SOURCE, title: 'One', url: 'no address' },
    { ...NO_SOURCE, title: 'Two', url: 'nor this', date: '2023-02-30' },
  ],
};
const marks = new Map([...problemsOf(wrong)].map(([path, problem]) => [path, worded(problem)]));
const after = (fields: typeof wrong, marked: ReadonlyMap<string, string> = marks) =>
  [...marksAfter(marked, wrong, fields, worded).keys()].toSorted();

describe('the marks of a refused form', () => {
  it('are five here', () => {
    expect([...marks.keys()].toSorted()).toEqual(['date', 'sources.0.url', 'sources.1.date', 'sources.1.url', 'title']);
  });

  it('go from the field that is right, and from no other, not even of the same source', () => {
    const sources = wrong.sources.map((source, at) => (at === 1 ? { ...source, url: 'https://example.org' } : source));
    expect(after({ ...wrong, sources })).toEqual(['date', 'sources.0.url', 'sources.1.date', 'title']);
    expect(after({ ...wrong, title: 'Named' })).toEqual(['date', 'sources.0.url', 'sources.1.date', 'sources.1.url']);
    expect(after({ ...wrong, date: 'later' })).toContain('date');
  });

  it('do not come to a field that was not marked', () => {
    const sources = [...wrong.sources, { ...NO_SOURCE, url: 'half an addr' }];
    expect(after({ ...wrong, sources })).not.toContain('sources.2.url');
  });

  it('follow the sources when one is taken away', () => {
    expect(after({ ...wrong, sources: wrong.sources.slice(1) })).toEqual([
      'date',
      'sources.0.date',
      'sources.0.url',
      'title',
    ]);
  });

  it('of the host go when their field changes', () => {
    const marked = new Map([...marks, ['sources.0.publisher', 'refused']]);
    expect(after({ ...wrong, place: 'Vienna' }, marked)).toContain('sources.0.publisher');
    const sources = wrong.sources.map((source) => ({ ...source, publisher: 'Xinhua' }));
    expect(after({ ...wrong, sources }, marked)).not.toContain('sources.0.publisher');
  });
});
