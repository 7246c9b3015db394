// `npm start`: decides the host. Everything it does is in start/run-launch.ts.
import { resolve } from 'node:path';
import { runWeb } from './start/run-web.ts';

process.exitCode = await runWeb(process.argv.slice(2), resolve(import.meta.dirname, '../..'));
