// Dragging a lane by its header to another place: a line shows where it would go, Escape lets it be.
// A press that hardly moves stays a click.
import type { SceneLane } from './layout/scene.ts';

export interface LaneDrag {
  readonly lanes: () => readonly SceneLane[];
  /** Where the line is drawn, px from the top of the lanes; null when nothing is dragged. */
  readonly onDrag: (drag: { id: string; y: number } | null) => void;
  /** `before`: the lane it was put before; null at the end. */
  readonly onDrop: (id: string, before: string | null) => void;
}

const STARTS = 5;

/** The lane before which something let go at `y` would stand. */
export function dropBefore(lanes: readonly SceneLane[], y: number): SceneLane | null {
  return lanes.find(({ top, height }) => y < top + height / 2) ?? null;
}

/** Listens on the column of headers; returns the way to stop. */
export function installLaneDrag(column: HTMLElement, { lanes, onDrag, onDrop }: LaneDrag): () => void {
  let pressed: { id: string; y: number; pointer: number } | null = null;
  let dragging = false;
  const yOf = (event: PointerEvent): number => event.clientY - column.getBoundingClientRect().top;
  const end = (): void => {
    pressed = null;
    dragging = false;
    onDrag(null);
  };
  const onDown = (event: PointerEvent): void => {
    // One lane at a time: a second finger changes nothing.
    if (pressed && pressed.pointer !== event.pointerId) return;
    const header = event.target instanceof Element ? event.target.closest<HTMLElement>('.lane-header') : null;
    const id = header?.dataset['lane'];
    if (id !== undefined && event.button === 0) pressed = { id, y: yOf(event), pointer: event.pointerId };
  };
  const onMove = (event: PointerEvent): void => {
    if (pressed?.pointer !== event.pointerId) return;
    // Let go where nobody told us of it, outside the window.
    if (event.buttons === 0) {
      end();
      return;
    }
    const y = yOf(event);
    if (!dragging) {
      if (Math.abs(y - pressed.y) < STARTS) return;
      dragging = true;
      column.setPointerCapture(pressed.pointer);
    }
    const before = dropBefore(lanes(), y);
    const last = lanes().at(-1);
    onDrag({ id: pressed.id, y: before ? before.top : last ? last.top + last.height : 0 });
  };
  const onUp = (event: PointerEvent): void => {
    if (pressed?.pointer !== event.pointerId) return;
    const { id } = pressed;
    const dragged = dragging;
    end();
    if (!dragged) return;
    onDrop(id, dropBefore(lanes(), yOf(event))?.id ?? null);
    // The click that follows a drag is not meant.
    const swallow = (click: Event): void => {
      click.stopPropagation();
      click.preventDefault();
    };
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
  };
  const onCancel = (event: PointerEvent): void => {
    if (pressed?.pointer === event.pointerId) end();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !dragging) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  column.addEventListener('pointerdown', onDown);
  // A press that begins on a name may go on and end anywhere: none is kept beyond its end.
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onCancel);
  window.addEventListener('keydown', onKey, { capture: true });
  return () => {
    column.removeEventListener('pointerdown', onDown);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onCancel);
    window.removeEventListener('keydown', onKey, { capture: true });
  };
}
