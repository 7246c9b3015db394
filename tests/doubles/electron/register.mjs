// Preloaded with --import: puts the stand-in in Electron's place for the process.
// ENTENTE_DOUBLE names the file it was bundled into (tests/main/desktop/run-desktop.ts).
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url, { data: { standIn: process.env['ENTENTE_DOUBLE'] } });
