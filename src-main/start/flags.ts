// The flags that every way of starting Entente takes, and what is wrong with them in one sentence.
// Words are the person's own language; codes are not needed, since every failure ends the start.
import { parseArgs } from 'node:util';
import type { Translate } from '../../data/i18n/t.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import { TOKEN_SHAPE } from '../web/session.ts';

export interface Flags {
  /** As typed; undefined is the default folder. */
  readonly library: string | undefined;
  readonly readOnly: boolean;
  readonly open: boolean;
  readonly port: number | undefined;
  readonly token: string | undefined;
  readonly retry: boolean;
  readonly help: boolean;
}

const OPTIONS = {
  library: { type: 'string' },
  port: { type: 'string' },
  token: { type: 'string' },
  'read-only': { type: 'boolean' },
  'no-open': { type: 'boolean' },
  retry: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the flags. Fails with `invalid` and a sentence for the first one that is not right.
 * @param others whether what is not a flag of ours is refused, or left to whom it is for (Chromium takes many).
 */
export function readFlags(
  args: readonly string[],
  words: Translate,
  others: 'refuse' | 'ignore' = 'refuse',
): Result<Flags> {
  const { tokens, values } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (others === 'ignore' && (token.kind !== 'option' || !Object.hasOwn(OPTIONS, token.name))) continue;
    if (token.kind === 'positional') return fail('invalid', words('host.flag.extra', { text: shown(token.value) }));
    if (token.kind === 'option-terminator') return fail('invalid', words('host.flag.extra', { text: '--' }));
    const flag = shown(token.rawName);
    if (!Object.hasOwn(OPTIONS, token.name)) return fail('invalid', words('host.flag.unknown', { flag }));
    const takes = OPTIONS[token.name as keyof typeof OPTIONS].type === 'string';
    if (
      takes &&
      (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--')))
    ) {
      return fail('invalid', words('host.flag.needsValue', { flag }));
    }
    if (!takes && token.value !== undefined) return fail('invalid', words('host.flag.noValue', { flag }));
  }
  const text = (name: 'library' | 'port' | 'token'): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  const port = text('port');
  if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)) {
    return fail('invalid', words('host.flag.port', { text: shown(port) }));
  }
  const token = text('token');
  if (token !== undefined && !TOKEN_SHAPE.test(token)) return fail('invalid', words('host.flag.token'));
  return ok({
    library: text('library'),
    readOnly: values['read-only'] === true,
    open: values['no-open'] !== true,
    port: port === undefined ? undefined : Number(port),
    token,
    retry: values.retry === true,
    help: values.help === true,
  });
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
