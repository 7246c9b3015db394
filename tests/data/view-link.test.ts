// A link to a view restores exactly that view, whatever is in it; what is no such link is refused, never thrown at.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_FILTERS, LANE_MODES, LAYOUTS, type View } from '../../data/desk.ts';
import { decodeView, encodeView, viewFromLink, viewLink } from '../../data/view-link.ts';

const text = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength }).map((value) => value.toWellFormed());
const ids = fc.option(
  fc.array(fc.oneof(text(12), fc.constantFrom('', '!', '%21', ',', 'a,b', 'a=b&c', '台湾')), { maxLength: 6 }),
);
const day = fc.option(
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const lanes = fc.array(fc.oneof(text(12), fc.constantFrom('', '!', 'trade', '*others')), { maxLength: 4 });
const views: fc.Arbitrary<View> = fc.record({
  filters: fc.record({
    topics: ids,
    kinds: ids,
    actors: ids,
    countries: ids,
    tones: ids,
    sides: ids,
    origins: ids,
    from: day,
    to: day,
    query: text(60),
  }),
  span: fc.option(
    fc
      .tuple(fc.double({ min: -1e13, max: 1e13, noNaN: true }), fc.double({ min: 1, max: 1e12, noNaN: true }))
      .map(([from, length]) => ({ from, to: from + length })),
  ),
  lanes: fc.constantFrom(...LANE_MODES),
  arrangement: fc.record({ order: lanes, collapsed: lanes, hidden: lanes }),
  layout: fc.constantFrom(...LAYOUTS),
  selected: fc.option(text(20)),
});

// −0 and 0 are one moment.
const plain = (view: View): View => JSON.parse(JSON.stringify(view)) as View;

describe('links to views', () => {
  it('come back as they were, on the desktop and in a page', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(decodeView(encodeView(view))).toEqual({ ok: true, value: plain(view) });
        for (const page of [null, 'http://127.0.0.1:4321/', 'http://127.0.0.1:4321/#view?q=old']) {
          expect(viewFromLink(viewLink(view, page))).toEqual({ ok: true, value: plain(view) });
        }
      }),
    );
  });

  it('are plain ASCII without spaces or quotation marks, so that mails and terminals keep them whole', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(viewLink(view, null)).toMatch(/^[!#-~]+$/);
      }),
    );
  });

  it('can be read by a person', () => {
    const view: View = {
      filters: { ...EMPTY_FILTERS, query: 'rare earths', topics: ['trade', ''], kinds: [], from: '2025-01-01' },
      span: { from: 0, to: 86_400_000 },
      lanes: 'kind',
      arrangement: { order: [], collapsed: ['visit'], hidden: ['other', ''] },
      layout: 'table',
      selected: '2025-10-30-busan',
    };
    expect(viewLink(view, null)).toBe(
      'entente://view/?q=rare%20earths&topics=trade,!&kinds=&from=2025-01-01&span=0..86400000&lanes=kind&folded=visit&hidden=other,!&layout=table&event=2025-10-30-busan',
    );
  });

  it('an untouched window has the shortest link, in every form a system hands it over', () => {
    for (const link of ['entente://view/?', 'entente://view/', 'entente://view', 'http://127.0.0.1:1/#view?']) {
      expect(viewFromLink(link)).toMatchObject({ ok: true, value: { filters: EMPTY_FILTERS, span: null } });
    }
  });

  it.each(['q=%E0%A4%A', 'lanes=spiral', 'from=yesterday', 'span=5..1', 'span=1', 'span=a..b', 'layout=', '=', 'q'])(
    '%s is refused',
    (text) => {
      expect(decodeView(text)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    },
  );

  it('no text is thrown at', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof decodeView(text).ok).toBe('boolean');
        expect(viewFromLink(text)).toBeNull();
      }),
    );
  });
});
