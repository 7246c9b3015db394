// A stand-in for the `electron` module: just what Entente uses, with Electron's own rules (rules.ts) enforced.
// Run the built bundles on it with register.mjs; driver.ts lets a test look in and act.
import './driver.ts';

export { ipcMain } from './ipc.ts';
export { app } from './life.ts';
export { protocol, session } from './session.ts';
export { dialog, Menu, nativeTheme, screen, shell } from './system.ts';
export { BrowserWindow } from './window.ts';
