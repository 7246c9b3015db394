// The content lines of iCalendar and of vCalendar 1.0 → components with their properties. Tolerant of what real files
// do wrong: bare LF, no folding, quoted-printable, lines that are no properties. Source: RFC 5545, section 3.1.

export interface Property {
  readonly name: string;
  /** Upper-case names. */
  readonly params: ReadonlyMap<string, string>;
  /** Decoded, but with its backslash escapes. */
  readonly value: string;
}

export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
}

const DEPTH = 50;

/** The components of the names asked for, in order; a component inside another is its own. */
export function componentsOf(text: string): Component[] {
  const found: Component[] = [];
  const open: { name: string; properties: Property[] }[] = [];
  for (const line of unfolded(text)) {
    const property = propertyOf(line);
    if (!property) continue;
    if (property.name === 'BEGIN') {
      if (open.length < DEPTH) open.push({ name: property.value.trim().toUpperCase(), properties: [] });
    } else if (property.name === 'END') {
      const done = open.pop();
      if (done) found.push(done);
    } else open.at(-1)?.properties.push(property);
  }
  return [...found, ...open.toReversed()];
}

function* unfolded(text: string): Generator<string> {
  let line = '';
  for (const next of text.split(/\r\n|\n|\r/)) {
    if (/^[ \t]/.test(next)) line += next.slice(1);
    else if (line.endsWith('=') && /ENCODING=QUOTED-PRINTABLE/i.test(line)) line = line.slice(0, -1) + next;
    else {
      if (line !== '') yield line;
      line = next;
    }
  }
  if (line !== '') yield line;
}

function propertyOf(line: string): Property | null {
  const colon = colonOf(line);
  if (colon <= 0) return null;
  const [name = '', ...params] = splitOutside(line.slice(0, colon), ';');
  if (!/^[\w.-]+$/.test(name)) return null;
  const pairs = params.map((param): [string, string] => {
    const at = param.indexOf('=');
    // vCalendar 1.0 writes ENCODING's value alone.
    if (at < 0) return ['ENCODING', param.toUpperCase()];
    return [
      param.slice(0, at).trim().toUpperCase(),
      param
        .slice(at + 1)
        .trim()
        .replaceAll(/^"|"$/g, ''),
    ];
  });
  const known = new Map(pairs);
  return { name: name.toUpperCase().replace(/^.*\./, ''), params: known, value: decoded(line.slice(colon + 1), known) };
}

/** The colon that ends the name and its parameters: the first outside quotes. */
function colonOf(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (character === '"') quoted = !quoted;
    else if (character === ':' && !quoted) return at;
  }
  // An unbalanced quote: the first colon after all.
  return line.indexOf(':');
}

function splitOutside(text: string, mark: string): string[] {
  const parts: string[] = [''];
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (character === mark && !quoted) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function decoded(value: string, params: ReadonlyMap<string, string>): string {
  const encoding = params.get('ENCODING')?.toUpperCase();
  const bytes =
    encoding === 'QUOTED-PRINTABLE'
      ? quotedPrintable(value)
      : encoding === 'BASE64' || encoding === 'B'
        ? Buffer.from(value.replaceAll(/\s/g, ''), 'base64')
        : null;
  return bytes ? new TextDecoder().decode(bytes) : value;
}

function quotedPrintable(value: string): Uint8Array {
  const bytes: number[] = [];
  const raw = new TextEncoder().encode(value);
  for (let at = 0; at < raw.length; at += 1) {
    const hex = raw[at] === 0x3d ? value.slice(0) && String.fromCharCode(raw[at + 1] ?? 0, raw[at + 2] ?? 0) : '';
    if (/^[\da-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(raw[at] ?? 0);
  }
  return Uint8Array.from(bytes);
}

/** A text value without its escapes. */
export function unescapeText(value: string): string {
  return value.replaceAll(/\\([nN,;\\:"])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
}
