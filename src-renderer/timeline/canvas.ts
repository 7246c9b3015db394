// What drawing on a canvas needs from the browser: one of the screen's density, the widths of texts, and words once made.
// What is dear is remembered here, because every frame asks for it again.
import { language } from '../state/settings.ts';
import { fontOf } from './draw/canvas-surface.ts';
import type { Measure } from './layout/labels.ts';

/** A canvas sized to CSS px times the screen's density, its context mapped to CSS px. */
export function prepare(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const density = window.devicePixelRatio || 1;
  const deviceWidth = Math.round(width * density);
  const deviceHeight = Math.round(height * density);
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth;
    canvas.height = deviceHeight;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(density, 0, 0, density, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

/** Text widths, remembered: measuring is the dearest part of placing labels. */
export function measurer(canvas: HTMLCanvasElement): { measure: Measure; forget: () => void } {
  const widths = new Map<string, number>();
  const context = canvas.getContext('2d');
  return {
    forget: () => widths.clear(),
    measure: (text, bold) => {
      const key = bold ? `*${text}` : text;
      let width = widths.get(key);
      if (width === undefined) {
        if (context) context.font = fontOf(12, bold);
        width = context?.measureText(text).width ?? text.length * 7;
        if (widths.size > 8_000) widths.clear();
        widths.set(key, width);
      }
      return width;
    },
  };
}

/** A way to word numbers that words each once a language: frames ask for the same few again and again. */
export function remembered(word: (value: number) => string): (value: number) => string {
  const known = new Map<number, string>();
  let of = language.peek();
  return (value) => {
    if (of !== language.peek()) known.clear();
    of = language.peek();
    let text = known.get(value);
    if (text === undefined) {
      text = word(value);
      known.set(value, text);
    }
    return text;
  };
}

/** Calls back when the window comes to a screen of another density. Returns the way to stop. */
export function watchDensity(changed: () => void): () => void {
  let query: MediaQueryList | null = null;
  const watch = (): void => {
    query?.removeEventListener('change', again);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', again);
  };
  const again = (): void => {
    watch();
    changed();
  };
  watch();
  return () => query?.removeEventListener('change', again);
}
