// The words of dates in English, French and Chinese, folded: months, weekdays, seasons, thirds, quarters, "about", "since".
// Only tables; typed-date.ts reads with them.

/** Month number by folded name or abbreviation. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ['january', 'jan', 'janvier', 'janv'],
    ['february', 'feb', 'fevrier', 'fevr', 'fev'],
    ['march', 'mar', 'mars'],
    ['april', 'apr', 'avril', 'avr'],
    ['may', 'mai'],
    ['june', 'jun', 'juin'],
    ['july', 'jul', 'juillet', 'juil'],
    ['august', 'aug', 'aout'],
    ['september', 'sept', 'sep', 'septembre'],
    ['october', 'oct', 'octobre'],
    ['november', 'nov', 'novembre'],
    ['december', 'dec', 'decembre'],
  ].flatMap((names, at) => names.map((name) => [name, at + 1] as const)),
);

/** Weekday by folded name, 0 Sunday … 6 Saturday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    ['sunday', 'sun', 'dimanche', 'dim', '星期日', '星期天', '周日'],
    ['monday', 'mon', 'lundi', 'lun', '星期一', '周一'],
    ['tuesday', 'tue', 'tues', 'mardi', '星期二', '周二'],
    ['wednesday', 'wed', 'mercredi', 'mer', '星期三', '周三'],
    ['thursday', 'thu', 'thurs', 'jeudi', 'jeu', '星期四', '周四'],
    ['friday', 'fri', 'vendredi', 'ven', '星期五', '周五'],
    ['saturday', 'sat', 'samedi', 'sam', '星期六', '周六'],
  ].flatMap((names, at) => names.map((name) => [name, at] as const)),
);

/** EDTF season code by folded name. */
export const SEASONS: ReadonlyMap<string, number> = new Map(
  [
    ['spring', 'printemps', '春', '春季', '春天'],
    ['summer', 'ete', '夏', '夏季', '夏天'],
    ['autumn', 'fall', 'automne', '秋', '秋季', '秋天'],
    ['winter', 'hiver', '冬', '冬季', '冬天'],
  ].flatMap((names, at) => names.map((name) => [name, at + 21] as const)),
);

/** The third of a month or year, 1–3, by folded name. */
export const THIRDS: ReadonlyMap<string, number> = new Map(
  [
    ['early', 'beginning', 'start', 'debut', '上旬', '初'],
    ['mid', 'middle', 'mi', 'milieu', '中旬', '中'],
    ['late', 'end', 'fin', '下旬', '底', '末'],
  ].flatMap((names, at) => names.map((name) => [name, at + 1] as const)),
);

/** The quarter of a year, 1–4, by folded ordinal. */
export const QUARTERS: ReadonlyMap<string, number> = new Map(
  [
    ['first', '1st', 'premier', '1er'],
    ['second', '2nd', 'deuxieme', '2e', '2eme'],
    ['third', '3rd', 'troisieme', '3e', '3eme'],
    ['fourth', 'last', '4th', 'quatrieme', 'dernier', '4e', '4eme'],
  ].flatMap((names, at) => names.map((name) => [name, at + 1] as const)),
);

/** "About" before a date, and (Chinese) after one. */
export const ABOUT_BEFORE =
  /^(?:about|around|approximately|approx\.?|roughly|circa|ca?\.|ca|vers|environ|autour de|aux alentours de|~|大约|大概|约)\s*(?:le |l')?\s*/;
export const ABOUT_AFTER = /\s*(?:左右|前后|~)$/;

/** An open end: "since x", "x onwards". */
export const SINCE_BEFORE = /^(?:since|from|depuis|a partir de|a partir du|des|自从|自|从)\s*(?:le |l')?\s*/;
export const SINCE_AFTER = /\s*(?:onwards?|- ?ongoing|- ?present|- ?now|- ?aujourd'hui|以来|至今|起|- ?)$/;
/** An open start: "until x". */
export const UNTIL_BEFORE = /^(?:until|till|up to|jusqu'au|jusqu'en|jusqu'a|截至|截止|直到|- ?)\s*(?:le |l')?\s*/;
export const UNTIL_AFTER = /\s*(?:为止)$/;

/** What may stand before a range and means nothing by itself. */
export const RANGE_LEAD = /^(?:from|between|du|de|entre le|entre|从|自)\s+|^(?:从|自)/;
/** What stands between the two ends of a range; a hyphen may also do, see typed-date.ts. */
export const RANGE_JOINTS = [
  ' to ',
  ' until ',
  ' till ',
  ' through ',
  ' and ',
  ' & ',
  ' au ',
  ' a ',
  ' et le ',
  ' et ',
  '至',
  '到',
  '和',
] as const;
