// What a test has set for a run on the stand-in, and what the run has asked of the system.

/** Set through the environment of the process. */
export const scenario = {
  /** "false" makes the single-instance lock fail, as when another instance holds it. */
  lock: process.env['ENTENTE_DOUBLE_LOCK'] !== 'false',
  locale: process.env['ENTENTE_DOUBLE_LOCALE'] ?? 'en-GB',
  packaged: process.env['ENTENTE_DOUBLE_PACKAGED'] === 'true',
  /** What macOS hands over before the app is ready. */
  earlyUrl: process.env['ENTENTE_DOUBLE_OPEN_URL'],
  earlyFile: process.env['ENTENTE_DOUBLE_OPEN_FILE'],
  /** The work areas of the screens, as JSON. */
  screens: process.env['ENTENTE_DOUBLE_SCREENS'] ?? '[{"x":0,"y":0,"width":1600,"height":1000}]',
};

/** Everything that was asked of the system and leaves no other trace, in order. */
export const calls: { readonly name: string; readonly args: readonly unknown[] }[] = [];

export function called(name: string, ...args: unknown[]): void {
  calls.push({ name, args: structuredClone(args) });
}
