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

/** Frames that only warm up: the engine compiles what it sees often. */
const WARM_UP = 20;

/** Takes one step a frame and measures each, after the first few. */
export async function measure(steps: number, step: (number: number) => void): Promise<Measured> {
  const work: number[] = [];
  const interval: number[] = [];
  let last = await nextFrame();
  for (let number = 0; number < steps + WARM_UP; number += 1) {
    busy = 0;
    const began = performance.now();
    step(number);
    const input = performance.now() - began;
    const now = await nextFrame();
    // Callbacks that this frame's input asked for run in this frame, before ours or after it.
    await Promise.resolve();
    if (number >= WARM_UP) {
      work.push(input + busy);
      interval.push(now - last);
    }
    last = now;
  }
  return { work, interval };
}

/** Clears away what making the events left behind: that garbage is the bench's own, whoever draws them. */
export async function cleared(): Promise<void> {
  window.gc?.();
  await painted();
}

/** Resolves when what a change of the view leaves for later is done: a gesture begins at rest, whoever draws. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  await painted();
}

/** Resolves when two frames have passed: what was drawn is on the screen. */
export async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
}
