// What a command of the command line has of the world: words, a place to print and one to talk, and its flags.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Translate } from '../../data/i18n/t.ts';
import { fail, ok, type Result } from '../../data/result.ts';

export interface Terminal {
  readonly t: Translate;
  readonly appVersion: string;
  /** The file of the built page to share. */
  readonly sharePage?: string | undefined;
  /** The folder that `--library` stands for; the default one without it. */
  readonly folderOf: (typed: string | undefined) => string;
  /** To stderr: what a person should know. */
  readonly say: (text: string) => void;
  /** To stdout: the answer itself. */
  readonly print: (text: string | Uint8Array) => Promise<void>;
}

export interface Given {
  readonly text: (name: string) => string | undefined;
  readonly is: (name: string) => boolean;
  readonly rest: readonly string[];
}

/** Reads a command's flags; a flag that it does not have, or one without its value, is an `invalid` failure. */
export function flagsOf(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
  t: Translate,
): Result<Given> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return ok({
      text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
      is: (name) => values[name] === true,
      rest: positionals,
    });
  } catch (error) {
    return fail('invalid', t('cli.badFlags', { why: error instanceof Error ? error.message : String(error) }));
  }
}
