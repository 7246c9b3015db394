// The names of the IPC channels, shared by the preload and the desktop host. No others are listened to.
export const CHANNELS = { call: 'entente:call', change: 'entente:change', menu: 'entente:menu' } as const;
