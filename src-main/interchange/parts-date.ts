// A date given in parts (year, month, day, hour, …) → EDTF: what TimelineJS and calendars hold.
// Impossible parts are refused with the parser's own sentence; nothing rolls over.
import { parseEdtf } from '../../data/dates.ts';
import { LIMITS } from '../../data/limits.ts';

export interface Parts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly second?: number | undefined;
  /** EDTF's, such as `+08:00` or `Z`; absent where the zone is not known. */
  readonly offset?: string | undefined;
}

export type FromParts = { readonly edtf: string } | { readonly problem: string };

const two = (value: number): string => String(value).padStart(2, '0');

/** The EDTF of parts; precision is as far as the parts go without a gap. */
export function edtfOf({ year, month, day, hour, minute = 0, second = 0, offset = '' }: Parts): FromParts {
  const [first, last] = LIMITS.years;
  if (!Number.isInteger(year) || year < first || year > last) {
    return { problem: `The year ${year} is outside ${first}–${last}.` };
  }
  let edtf = String(year);
  if (month !== undefined) edtf += `-${two(month)}`;
  if (month !== undefined && day !== undefined) {
    edtf += `-${two(day)}`;
    if (hour !== undefined) edtf += `T${two(hour)}:${two(minute)}${second > 0 ? `:${two(second)}` : ''}${offset}`;
  }
  const parsed = parseEdtf(edtf);
  // Months 21–24 are EDTF's seasons, which nobody means here.
  if (parsed.ok && parsed.value.precision === 'season') return { problem: `There is no month ${month}.` };
  return parsed.ok ? { edtf } : { problem: parsed.error.message };
}
