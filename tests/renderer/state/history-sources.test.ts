// What the log says of a change of sources: which came, which went, which got a copy, and what of one reads otherwise.
import { assert, array, constantFrom, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allSources } from '../../../data/all-sources.ts';
import { sourceSchema, type Source } from '../../../data/event.ts';
import { sourceChanges } from '../../../src-renderer/state/history-sources.ts';

const made = (fields: Partial<Source>): Source => sourceSchema.parse({ title: 'Readout', ...fields });
const state = made({ title: 'Readout', url: 'https://state.gov/r' });
const ministry = made({ title: '通报', side: 'CN' });

describe('a change of sources', () => {
  it('says which came and which went', () => {
    expect(sourceChanges([state], [ministry])).toEqual([
      { is: 'removed', title: 'Readout' },
      { is: 'added', title: '通报' },
    ]);
  });

  it('says which got a local copy, though its title is the same', () => {
    const copied = { ...state, copy: 'a'.repeat(64) };
    expect(sourceChanges([state], [copied])).toEqual([{ is: 'copyAdded', title: 'Readout' }]);
    expect(sourceChanges([copied], [state])).toEqual([{ is: 'copyRemoved', title: 'Readout' }]);
    expect(sourceChanges([copied], [{ ...state, copy: 'b'.repeat(64) }])).toEqual([
      { is: 'copyReplaced', title: 'Readout' },
    ]);
  });

  it('knows a source again by its address, else by its title, and says what of it changed', () => {
    const renamed = { ...state, title: 'The readout', url: 'http://www.state.gov/r/' };
    expect(sourceChanges([ministry, state], [renamed, ministry])).toEqual([
      { is: 'changed', title: 'The readout', fields: ['title', 'url'] },
    ]);
    expect(sourceChanges([ministry], [{ ...ministry, date: '2024-02-03' }])).toEqual([
      { is: 'changed', title: '通报', fields: ['date'] },
    ]);
  });

  it('is nothing between a list and itself in any order, and counts what came and went', () => {
    const source = record({
      title: constantFrom('a', 'b', 'c'),
      url: option(constantFrom('https://example.org/a', 'https://example.org/b'), { nil: undefined }),
    }).map((fields) => made(JSON.parse(JSON.stringify(fields))));
    const lists = array(source, { maxLength: 5 });
    expect(() => assert(property(lists, (list) => sourceChanges(list, list.toReversed()).length === 0))).not.toThrow();
    const balances = (before: Source[], after: Source[]): boolean => {
      const changes = sourceChanges(before, after);
      const count = (is: string): number => changes.filter((change) => change.is === is).length;
      return before.length - count('removed') + count('added') === after.length;
    };
    expect(() => assert(property(lists, lists, balances))).not.toThrow();
  });
});

describe('all sources of an event', () => {
  it('are its own, then those of readouts and claims that are not among them', () => {
    const told = { und: 'told' };
    const us = { summary: told, source: made({ title: 'Elsewhere', url: 'http://www.state.gov/r/' }) };
    const cn = { summary: told, source: ministry };
    const readouts = { us, cn, points: [], verified: false };
    const version = { text: told, source: made({ title: 'Press' }) };
    const claims = [{ subject: told, versions: [version, version], note: {} }];
    expect(allSources({ sources: [state], readouts, claims }).map(({ title }) => title)).toEqual([
      'Readout',
      '通报',
      'Press',
    ]);
  });
});
