// Every word Entente says to people, in three languages: ICU messages in en.json, fr.json, zh-CN.json.
// `translator(language)` answers a function of key and values; a key that does not exist does not compile.
import { IntlMessageFormat } from 'intl-messageformat';
import type { UiLanguage } from '../text.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

export type MessageKey = keyof typeof en;
export type MessageValues = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** The catalogues by interface language. Types hold French and Chinese to the keys of English. */
export const CATALOGUES: Readonly<Record<UiLanguage, Readonly<Record<MessageKey, string>>>> = { en, fr, zh };

/** BCP 47 tags for Intl: dates and numbers as each language writes them. */
export const LOCALES: Readonly<Record<UiLanguage, string>> = { en: 'en-GB', fr: 'fr-FR', zh: 'zh-CN' };

const compiled = new Map<string, IntlMessageFormat>();

/** Answers the words of one language. Messages are compiled once, at their first use. */
export function translator(language: UiLanguage): Translate {
  return (key, values) => {
    const cacheKey = `${language} ${key}`;
    let message = compiled.get(cacheKey);
    if (!message) {
      message = new IntlMessageFormat(CATALOGUES[language][key], LOCALES[language]);
      compiled.set(cacheKey, message);
    }
    return String(message.format(values && contained(values)));
  };
}

const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** What people typed keeps its writing direction to itself: it cannot turn around the sentence it stands in. */
function contained(values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      const plain = value.replaceAll(TURNS, '');
      return [name, RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain];
    }),
  );
}

/** The interface language nearest to what the system asks for; English where none fits. */
export function nearestLanguage(wanted: readonly string[]): UiLanguage {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'en' || primary === 'fr' || primary === 'zh') return primary;
  }
  return 'en';
}
