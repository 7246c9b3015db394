// How the keys are written on this machine: ⌘ and ⇧ on a Mac, Ctrl and Shift elsewhere.
// Asked of the browser once.
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export const command = isMac ? '⌘' : 'Ctrl';
export const shift = isMac ? '⇧' : 'Shift';
