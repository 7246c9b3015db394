// Measures what a frame costs and how far frames are apart, whoever draws them: work is the time spent in our input and
// in every callback of requestAnimationFrame; the interval is the time between the screen's own frames.

export interface Measured {
  /** ms of work in each frame, and ms between frames. */
  readonly work: readonly number[];
  readonly interval: readonly number[];
}

let busy = 0;
const native = window.requestAnimationFrame.bind(window);

/** Counts the work of all animation callbacks from here on; call it before anything draws. */
export function watchFrames(): void {
  window.requestAnimationFrame = (callback) =>
    native((now) => {
      const began = performance.now();
      callback(now);
      busy += performance.now() - began;
    });
}

const nextFrame = (): Promise<number> => new Promise((resolve) => native(resolve));

/** Takes one step a frame and measures each; the first few warm up. */
export async function measure(steps: number, step: (number: number) => void): Promise<Measured> {
  const work: number[] = [];
  const interval: number[] = [];
  let last = await nextFrame();
  for (let number = 0; number < steps; number += 1) {
    busy = 0;
    const began = performance.now();
    step(number);
    const input = performance.now() - began;
    const now = await nextFrame();
    // Callbacks that this frame's input asked for run in this frame, before ours or after it.
    await Promise.resolve();
    if (number >= 5) {
      work.push(input + busy);
      interval.push(now - last);
    }
    last = now;
  }
  return { work, interval };
}

/** Resolves when two frames have passed: what was drawn is on the screen. */
export async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
}
