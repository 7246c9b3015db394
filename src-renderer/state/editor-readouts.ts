// The two readouts between form and event: each side's account and source, and the subjects that are compared.
// A subject is found again by the words it was shown with, so that its other languages stay when it is edited.
import type { Readouts } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { textIn, type Text, type UiLanguage } from '../../data/text.ts';
import type { PointFields, ReadoutFields, ReadoutsFields } from './editor.ts';
import { checkSource, isBlankSource, NO_SOURCE, sourceFieldsOf, sourceOf } from './editor-sources.ts';
import { checkLength, one, type Problems, replaced } from './editor-texts.ts';

type Point = Readouts['points'][number];

const NO_READOUT: ReadoutFields = { summary: '', source: NO_SOURCE };
export const NO_POINT: PointFields = { was: '', text: '', told: 'both', us: '', cn: '' };
export const NO_READOUTS: ReadoutsFields = { us: NO_READOUT, cn: NO_READOUT, points: [] };

const SIDES = ['us', 'cn'] as const;

/** The fields of an event's readouts. */
export function readoutsFieldsOf(readouts: Readouts | null, reader: UiLanguage): ReadoutsFields {
  if (!readouts) return NO_READOUTS;
  const side = (told: Readouts['us']): ReadoutFields =>
    told
      ? {
          summary: textIn(told.summary, reader),
          source: told.source ? sourceFieldsOf(told.source, reader) : NO_SOURCE,
        }
      : NO_READOUT;
  return {
    us: side(readouts.us),
    cn: side(readouts.cn),
    points: readouts.points.map((point) => ({
      was: textIn(point.text, reader),
      text: textIn(point.text, reader),
      told: point.by === 'both' ? 'both' : point.only ? `${point.by}-only` : point.by,
      us: textIn(point.us ?? {}, reader),
      cn: textIn(point.cn ?? {}, reader),
    })),
  };
}

const isBlankPoint = ({ text, us, cn }: PointFields): boolean => [text, us, cn].every((value) => value.trim() === '');
const isBlankReadout = ({ summary, source }: ReadoutFields): boolean => summary.trim() === '' && isBlankSource(source);

/** True where nothing was typed into any of it. */
export function isBlankReadouts({ us, cn, points }: ReadoutsFields): boolean {
  return isBlankReadout(us) && isBlankReadout(cn) && points.every(isBlankPoint);
}

/** Adds what is wrong, by field path. */
export function checkReadouts(problems: Problems, fields: ReadoutsFields): void {
  for (const side of SIDES) {
    const { summary, source } = fields[side];
    checkSource(problems, `readouts.${side}.source`, source);
    checkLength(problems, `readouts.${side}.summary`, summary, LIMITS.summary);
    if (summary.trim() === '' && !isBlankSource(source)) {
      problems.set(`readouts.${side}.summary`, { key: 'editor.readoutMissing' });
    }
  }
  for (const [at, point] of fields.points.entries()) {
    if (isBlankPoint(point)) continue;
    if (point.text.trim() === '') problems.set(`readouts.points.${at}.text`, { key: 'editor.subjectMissing' });
    checkLength(problems, `readouts.points.${at}.text`, point.text, LIMITS.title);
    checkLength(problems, `readouts.points.${at}.us`, point.us, LIMITS.summary);
    checkLength(problems, `readouts.points.${at}.cn`, point.cn, LIMITS.summary);
  }
}

/** The readouts that the fields say; null where nothing was typed. `before` gives the other languages. */
export function readoutsOf(fields: ReadoutsFields, before: Readouts | null, reader: UiLanguage): Readouts | null {
  const side = (key: 'us' | 'cn'): Readouts['us'] => {
    if (isBlankReadout(fields[key])) return null;
    const source = sourceOf(fields[key].source);
    const summary = replaced(before?.[key]?.summary ?? {}, fields[key].summary, reader);
    return { summary, ...(source ? { source } : {}) };
  };
  const points = fields.points.filter((point) => !isBlankPoint(point)).map((typed) => pointOf(typed, before, reader));
  const us = side('us');
  const cn = side('cn');
  if (!us && !cn && points.length === 0) return null;
  return { us, cn, points, verified: before?.verified ?? false };
}

function pointOf(typed: PointFields, before: Readouts | null, reader: UiLanguage): Point {
  const known = before?.points.find(({ text }) => typed.was !== '' && Object.values(text).includes(typed.was));
  const only = typed.told === 'US-only' || typed.told === 'CN-only';
  const by = typed.told === 'both' ? 'both' : typed.told.startsWith('US') ? 'US' : 'CN';
  const point: Point = { text: known ? replaced(known.text, typed.text, reader) : one(typed.text), by, only };
  const us = by === 'CN' ? {} : words(known?.us, typed.us, reader);
  const cn = by === 'US' ? {} : words(known?.cn, typed.cn, reader);
  if (Object.keys(us).length > 0) point.us = us;
  if (Object.keys(cn).length > 0) point.cn = cn;
  return point;
}

const words = (before: Text | undefined, typed: string, reader: UiLanguage): Text =>
  before ? replaced(before, typed, reader) : one(typed);
