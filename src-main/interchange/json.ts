// Entente's own JSON: `{ "format": "entente-events", "version": 1, "vocabulary": …, "events": [ … ] }`, or a bare list
// of events. Read whole, within the bound for that.
import { type Reader, Unreadable } from './format.ts';
import { wholeText } from './material.ts';
import { isObject, OWN_FORMAT, OWN_VERSION, readOwnEntries, readOwnEvent } from './own-events.ts';

export const jsonReader: Reader = {
  id: 'json',
  name: 'Entente JSON',
  extensions: ['json'],
  recognise({ text }) {
    const start = text.trimStart();
    if (new RegExp(`^\\{\\s*"format"\\s*:\\s*"${OWN_FORMAT}"`).test(start)) return start.includes('\n{') ? 0.95 : 1;
    if (/^\[\s*\{/.test(start) && /"date"\s*:/.test(start) && /"title"\s*:/.test(start)) return 0.7;
    // An object with a list of events that start as ours do.
    if (start.startsWith('{') && /"events"\s*:\s*\[/.test(start) && /"date"\s*:\s*"/.test(start)) return 0.6;
    return 0;
  },
  async *read(material, options) {
    const { t } = options;
    const value = parseJson(await wholeText(material, options), t('import.notJson'));
    if (isObject(value)) {
      const { format, version } = value;
      if (format === OWN_FORMAT && typeof version === 'number' && version > OWN_VERSION) {
        throw new Unreadable(t('import.newer', { version }));
      }
      yield* readOwnEntries(value['vocabulary']);
    }
    const events: unknown = Array.isArray(value) ? value : isObject(value) ? value['events'] : undefined;
    if (!Array.isArray(events)) throw new Unreadable(t('import.noEvents'));
    for (const [index, event] of events.entries()) yield readOwnEvent(event, index + 1, options);
  },
};

/** Parses JSON, or throws `Unreadable` with a sentence. */
export function parseJson(text: string, problem: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Unreadable(problem);
  }
}
