// The editor's two readouts: what each side's account says, where it is from, and the subjects, one a row.
import { typeFields } from '../state/actions-editor.ts';
import { type EditorState, type PointFields, type ReadoutFields, TOLD } from '../state/editor.ts';
import { isBlankReadouts, NO_POINT } from '../state/editor-readouts.ts';
import { words } from '../state/settings.ts';
import { Field } from './field.tsx';
import { useFollowRows } from './follow-rows.ts';
import { Icon } from './icons.tsx';
import { SectionField } from './section-field.tsx';
import { SourceBlock } from './source-block.tsx';

/** The part of the form. */
export function ReadoutsField({ state }: { readonly state: EditorState }) {
  const t = words.value;
  const { readouts } = state.fields;
  const { points } = readouts;
  const rows = useFollowRows<HTMLDivElement>(points.length);
  const change = (at: number, fields: Partial<PointFields>): void =>
    typeFields({
      readouts: { ...readouts, points: points.map((point, other) => (other === at ? { ...point, ...fields } : point)) },
    });
  return (
    <SectionField title={t('editor.readouts')} hint={t('editor.readoutsHint')} filled={!isBlankReadouts(readouts)}>
      <div class="form-pair">
        <SideFields side="us" state={state} />
        <SideFields side="cn" state={state} />
      </div>
      <div ref={rows} class="form-row" role="group" aria-labelledby="editor-points">
        <span class="form-label" id="editor-points">
          {t('editor.points')}
        </span>
        <p class="form-hint">{t('editor.pointsHint')}</p>
        {points.map((point, at) => (
          // Rows are only added at the end or removed.
          <PointRow
            key={at}
            at={at}
            point={point}
            problems={state.problems}
            onChange={(fields) => change(at, fields)}
            onRemove={() =>
              typeFields({ readouts: { ...readouts, points: points.filter((_, other) => other !== at) } })
            }
          />
        ))}
        <div>
          <button
            type="button"
            class="button"
            onClick={() => typeFields({ readouts: { ...readouts, points: [...points, NO_POINT] } })}
          >
            <Icon name="plus" /> {t('editor.addPoint')}
          </button>
        </div>
      </div>
    </SectionField>
  );
}

function SideFields({ side, state }: { readonly side: 'us' | 'cn'; readonly state: EditorState }) {
  const t = words.value;
  const { readouts } = state.fields;
  const told = readouts[side];
  const name = t(side === 'us' ? 'side.US' : 'side.CN');
  const change = (fields: Partial<ReadoutFields>): void =>
    typeFields({ readouts: { ...readouts, [side]: { ...told, ...fields } } });
  return (
    <div class="form-row">
      <Field
        id={`readouts-${side}-summary`}
        label={t('editor.readoutOf', { side: name })}
        value={told.summary}
        rows={4}
        problem={state.problems.get(`readouts.${side}.summary`)}
        onInput={(summary) => change({ summary })}
      />
      <SourceBlock
        path={`readouts.${side}.source`}
        label={t('editor.readoutSource', { side: name })}
        source={told.source}
        problems={state.problems}
        onChange={(fields) => change({ source: { ...told.source, ...fields } })}
      />
    </div>
  );
}

interface PointRowProps {
  readonly at: number;
  readonly point: PointFields;
  readonly problems: EditorState['problems'];
  readonly onChange: (fields: Partial<PointFields>) => void;
  readonly onRemove: () => void;
}

function PointRow({ at, point, problems, onChange, onRemove }: PointRowProps) {
  const t = words.value;
  const number = at + 1;
  const text = (field: 'text' | 'us' | 'cn') => ({
    id: `readouts-points-${at}-${field}`,
    value: point[field],
    problem: problems.get(`readouts.points.${at}.${field}`),
    onInput: (value: string) => onChange({ [field]: value }),
  });
  return (
    <div class="source-fields point-fields" role="group" aria-label={t('editor.pointNumber', { number })}>
      <Field {...text('text')} label={t('editor.point')} />
      <div class="form-row">
        <label for={`editor-point-${at}-told`}>{t('editor.told')}</label>
        <div class="with-button">
          <select
            id={`editor-point-${at}-told`}
            class="select field"
            value={point.told}
            onChange={(event) => onChange({ told: event.currentTarget.value as PointFields['told'] })}
          >
            {TOLD.map((told) => (
              <option key={told} value={told}>
                {t(`editor.told.${told}`)}
              </option>
            ))}
          </select>
          <button type="button" class="icon-button" aria-label={t('editor.removePoint', { number })} onClick={onRemove}>
            <Icon name="close" />
          </button>
        </div>
      </div>
      {!point.told.startsWith('CN') && <Field {...text('us')} label={t('editor.pointWords', { side: t('side.US') })} />}
      {!point.told.startsWith('US') && <Field {...text('cn')} label={t('editor.pointWords', { side: t('side.CN') })} />}
    </div>
  );
}
