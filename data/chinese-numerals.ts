// Chinese numerals as dates are written in them → digits: 二〇二五年九月十五日, 廿五日, 第三季度.
// Only what a date needs: digits one after another, and numbers up to 99.

const DIGITS = '〇一二三四五六七八九';
const NUMERALS = '[〇○零一二三四五六七八九十廿卅]';
// Weekdays are named by number too (星期一, 周一) and stay words.
const RUN = new RegExp(`(?<!${NUMERALS}|[期周拜])${NUMERALS}+`, 'g');
const TENS = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/;

const digits = (numerals: string): string =>
  Array.from(numerals.replaceAll(/[○零]/g, '〇'), (numeral) => DIGITS.indexOf(numeral)).join('');

/** A text with its Chinese numerals as digits; what is no number, such as 五十十, stays. */
export function withDigits(text: string): string {
  return text.replaceAll(RUN, (run) => {
    const written = run.replaceAll('廿', '二十').replaceAll('卅', '三十');
    if (!written.includes('十')) return digits(written);
    const match = TENS.exec(written);
    return match ? `${digits(match[1] || '一')}${digits(match[2] || '〇')}` : run;
  });
}
