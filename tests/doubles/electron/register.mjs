// Preloaded with --import: puts the stand-in in Electron's place for the process.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
