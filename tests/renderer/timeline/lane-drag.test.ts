// @vitest-environment jsdom
// A lane is dragged by the pointer that took it, from its press to its end, and by nothing else.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installLaneDrag } from '../../../src-renderer/timeline/lane-drag.ts';

const lane = (id: string, top: number) => ({ id, count: 1, collapsed: false, top, height: 40, baseline: top + 20 });
const LANES = [lane('a', 0), lane('b', 40), lane('c', 80)];

describe('dragging a lane', () => {
  let stop: () => void;
  let dropped: (string | null)[][];
  let dragged: string | null;

  const send = (type: string, on: string, y: number, more: { pointerId?: number; buttons?: number } = {}): void => {
    const { pointerId = 1, buttons = type === 'pointerup' ? 0 : 1 } = more;
    const event = new PointerEvent(type, { bubbles: true, clientY: y, pointerId, buttons, button: 0 });
    document.querySelector(on)?.dispatchEvent(event);
  };
  const name = (id: string): string => `[data-lane="${id}"]`;

  beforeEach(() => {
    const headers = LANES.map(({ id }) => `<div class="lane-header" data-lane="${id}"></div>`).join('');
    document.body.innerHTML = `<div class="column">${headers}</div><div class="plot"></div>`;
    const column = document.querySelector<HTMLElement>('.column');
    if (!column) throw new Error('There is no column.');
    // jsdom catches no pointers.
    column.setPointerCapture = () => undefined;
    dropped = [];
    dragged = null;
    stop = installLaneDrag(column, {
      lanes: () => LANES,
      onDrag: (drag) => {
        dragged = drag?.id ?? null;
      },
      onDrop: (id, before) => dropped.push([id, before]),
    });
  });
  afterEach(() => stop());

  it('puts it where it is let go', () => {
    send('pointerdown', name('c'), 90);
    send('pointermove', name('a'), 5);
    expect(dragged).toBe('c');
    send('pointerup', name('a'), 5);
    expect(dropped).toEqual([['c', 'a']]);
    expect(dragged).toBeNull();
  });

  it('begins none with a press that ended elsewhere', () => {
    send('pointerdown', name('b'), 60);
    send('pointerup', '.plot', 60);
    send('pointerdown', '.plot', 200);
    send('pointermove', name('a'), 5);
    send('pointerup', name('a'), 5);
    expect(dropped).toEqual([]);
    expect(dragged).toBeNull();
  });

  it('begins none with a press whose end was not heard of', () => {
    send('pointerdown', name('b'), 60);
    send('pointermove', name('a'), 5, { buttons: 0 });
    expect(dragged).toBeNull();
    send('pointermove', name('a'), 5);
    send('pointerup', name('a'), 5);
    expect(dropped).toEqual([]);
  });

  it('heeds no second finger', () => {
    send('pointerdown', name('c'), 90);
    send('pointermove', name('c'), 100);
    send('pointerdown', name('a'), 5, { pointerId: 2 });
    send('pointermove', name('a'), 30, { pointerId: 2 });
    expect(dragged).toBe('c');
    send('pointerup', name('a'), 30, { pointerId: 2 });
    expect(dropped).toEqual([]);
    send('pointermove', name('a'), 5);
    send('pointerup', name('a'), 5);
    expect(dropped).toEqual([['c', 'a']]);
  });

  it('lets it be where the browser takes the pointer', () => {
    send('pointerdown', name('c'), 90);
    send('pointermove', name('a'), 5);
    send('pointercancel', '.plot', 5);
    expect(dragged).toBeNull();
    send('pointerup', name('a'), 5);
    expect(dropped).toEqual([]);
  });
});
