// Types of built.mjs, for the tests that need a build.
export function ensureBuilt(options?: { always?: boolean; say?: (text: string) => void }): Promise<void>;
