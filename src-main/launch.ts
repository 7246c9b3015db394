// `npm start`: decides the host. Everything it does is in start/run-launch.ts.
import { resolve } from 'node:path';
import { runLaunch } from './start/run-launch.ts';

process.exitCode = await runLaunch(process.argv.slice(2), resolve(import.meta.dirname, '../..'));
