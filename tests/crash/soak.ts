// How long the crash tests run: a sample in the normal run, everything in `npm run test:soak`.

/** True in the long run (ENTENTE_SOAK=1). */
export const SOAK = process.env['ENTENTE_SOAK'] === '1';

/** One number for the normal run, another for the long one. */
export function amount(normal: number, soak: number): number {
  return SOAK ? soak : normal;
}

/** 1…last: all of them in the long run; else every `stride`th, beginning at a place that differs by day. */
export function sample(last: number, stride: number): number[] {
  const step = amount(stride, 1);
  const start = 1 + (Math.floor(Date.now() / 86_400_000) % step);
  return Array.from({ length: Math.ceil((last - start + 1) / step) }, (_, index) => start + index * step);
}

/** A small seeded generator (mulberry32), so that a failure can be had again from the seed it names. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
