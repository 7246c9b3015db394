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
    const header = event.target instanceof Element ? event.target.closest<HTMLElement>('.lane-header') : null;
    const id = header?.dataset['lane'];
    if (id !== undefined && event.button === 0) pressed = { id, y: yOf(event), pointer: event.pointerId };
  };
  const onMove = (event: PointerEvent): void => {
    if (!pressed) return;
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
    if (pressed && dragging) onDrop(pressed.id, dropBefore(lanes(), yOf(event))?.id ?? null);
    const dragged = dragging;
    end();
    if (!dragged) return;
    // The click that follows a drag is not meant.
    const swallow = (click: Event): void => {
      click.stopPropagation();
      click.preventDefault();
    };
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !dragging) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  column.addEventListener('pointerdown', onDown);
  column.addEventListener('pointermove', onMove);
  column.addEventListener('pointerup', onUp);
  column.addEventListener('pointercancel', end);
  window.addEventListener('keydown', onKey, { capture: true });
  return () => {
    column.removeEventListener('pointerdown', onDown);
    column.removeEventListener('pointermove', onMove);
    column.removeEventListener('pointerup', onUp);
    column.removeEventListener('pointercancel', end);
    window.removeEventListener('keydown', onKey, { capture: true });
  };
}
