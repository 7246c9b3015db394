// The command line's entry: `npm run entente -- check|import|export …`. What it does is in command-line/.
import { resolve } from 'node:path';
import { runCommandLine } from './command-line/run.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), resolve(import.meta.dirname, '../..'));
