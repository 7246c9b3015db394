// The range of days shown, as two typed dates in the reader's own way of writing them.
// What does not parse is said beside the field, and the filter stays as it was.
import { useEffect, useState } from 'preact/hooks';
import { isoDay, parseEdtf } from '../../data/dates.ts';
import { formatDate } from '../../data/format-date.ts';
import { setDateRange } from '../state/actions.ts';
import { filters } from '../state/filters.ts';
import { language, words } from '../state/settings.ts';
import { understandDate } from './understand-date.ts';

const DAY = 86_400_000;

/** The two fields. */
export function DateRange() {
  const t = words.value;
  const { from, to } = filters.value;
  return (
    <section class="date-range" role="group" aria-labelledby="facet-dates">
      <h2 class="caption" id="facet-dates">
        {t('filters.dates')}
      </h2>
      <DayField label={t('filters.from')} value={from} end="start" onDay={(day) => setDateRange(day, to)} />
      <DayField label={t('filters.to')} value={to} end="end" onDay={(day) => setDateRange(from, day)} />
    </section>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string | null;
  /** Which end of a month or year is meant. */
  readonly end: 'start' | 'end';
  readonly onDay: (day: string | null) => void;
}

function DayField({ label, value, end, onDay }: DayFieldProps) {
  const t = words.value;
  const shown = value === null ? '' : formatDate(value, language.value, 'short');
  const [text, setText] = useState(shown);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setText(shown);
    setProblem(null);
  }, [shown]);
  const commit = (): void => {
    if (text.trim() === shown) return;
    if (text.trim() === '') {
      onDay(null);
      return;
    }
    const read = understandDate(text);
    if (!read.ok) {
      setProblem(read.message);
      return;
    }
    const span = parseEdtf(read.edtf);
    if (!span.ok) return;
    setProblem(null);
    const day = isoDay(end === 'start' ? span.value.start : span.value.end - DAY);
    onDay(day);
    setText(formatDate(day, language.value, 'short'));
  };
  const id = `day-${end}`;
  return (
    <div>
      <label for={id}>
        {label}
        <input
          id={id}
          class="field"
          value={text}
          placeholder={t('filters.dateExample')}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          onInput={(event) => setText(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) commit();
          }}
        />
      </label>
      <p id={`${id}-problem`} class="field-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
