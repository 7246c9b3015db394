// Reads the command line and runs the command it names. Answers go to stdout, everything said about them to stderr.
// Exit codes: 0 done, 1 done with findings or refusals, 2 not done.
import { told } from '../../data/failures.ts';
import { fail, type Result } from '../../data/result.ts';
import { appVersion, libraryFolder, sharePage } from '../start/open.ts';
import { errorText, fileLog } from '../start/log.ts';
import { logFile } from '../start/folders.ts';
import { terminalWords } from '../start/words.ts';
import { runCheck } from './check.ts';
import { runExport } from './export.ts';
import { runImport } from './import.ts';
import type { Terminal } from './terminal.ts';

const COMMANDS: Readonly<Record<string, (args: readonly string[], terminal: Terminal) => Promise<Result<number>>>> = {
  check: runCheck,
  export: runExport,
  import: runImport,
};

/** Runs a command; answers the exit code. `root` is the folder with package.json. */
export async function runCommandLine(args: readonly string[], root: string): Promise<number> {
  const words = terminalWords();
  const terminal: Terminal = {
    t: words,
    appVersion: appVersion(root),
    sharePage: sharePage(root),
    folderOf: libraryFolder,
    say: (text) => void process.stderr.write(`${text}\n`),
    print: (text) => writeOut(text),
  };
  // Told to whoever writes as well; without a listener it would end the process with a trace.
  process.stdout.on('error', () => undefined);
  const [name = '', ...rest] = args;
  const asked = ['--help', '-h', 'help'].includes(name) || rest.includes('--help') || rest.includes('-h');
  if (name === '' || asked) {
    await terminal.print(`${words('cli.help')}\n`);
    return name === '' ? 2 : 0;
  }
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    const done = command
      ? await command(rest, terminal)
      : fail('invalid', words('cli.unknown', { name: name.slice(0, 60) }));
    if (done.ok) return done.value;
    terminal.say(told(done.error, words));
    for (const { path, message } of done.error.issues ?? []) terminal.say(`  ${path}: ${message}`);
    return 2;
  } catch (error) {
    // Whoever reads a pipe may stop reading.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
    fileLog(logFile())(errorText(error));
    terminal.say(words('host.problem.internal', { log: logFile() }));
    return 2;
  }
}

/** Writes to stdout, waiting where a pipe is full. */
function writeOut(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
