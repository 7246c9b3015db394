// Which language a text is in, of those that Entente knows: Chinese by its script, English and French by small words.
// `und` where there is too little to tell.
import type { TextLanguage } from '../../data/text.ts';

const ENGLISH = new Set(
  'the of and to in is was for on with that by from at as an are were has have had be been this which its it will their not he she they said his after over between who would'.split(
    ' ',
  ),
);
const FRENCH = new Set(
  'le la les des du de et est une un dans pour que qui sur au aux avec par en ce cette ces sont été être son sa ses leur leurs ne pas plus après entre il elle ils ont a d l qu s n se'.split(
    ' ',
  ),
);

/** The language of a text; short texts without any small word are `und`. */
export function languageOf(text: string): TextLanguage {
  const sample = text.slice(0, 4_000);
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (han > 0 && han >= letters * 0.2) return kana > han * 0.2 ? 'und' : 'zh';
  let english = 0;
  let french = 0;
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (ENGLISH.has(word)) english += 1;
    if (FRENCH.has(word)) french += 1;
  }
  // Letters that English does not write weigh for French.
  french += (sample.match(/[éèêàçùœîô]/gi)?.length ?? 0) * 0.5;
  if (english === 0 && french < 1) return 'und';
  if (english === french) return 'und';
  return english > french ? 'en' : 'fr';
}
