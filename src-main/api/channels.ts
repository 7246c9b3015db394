// The names of the IPC channels, shared by the preload and the desktop host. No others are listened to.
// `call` and `drop` go to the host; `change`, `menu` and `link` come from it.
export const CHANNELS = {
  call: 'entente:call',
  change: 'entente:change',
  drop: 'entente:drop',
  link: 'entente:link',
  menu: 'entente:menu',
} as const;
