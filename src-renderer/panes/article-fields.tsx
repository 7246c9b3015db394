// The fields of an event that an article proposes: each with what is likeliest, and the alternatives that were found.
import { formatDate } from '../../data/format-date.ts';
import { textIn } from '../../data/text.ts';
import { choose, countFrom, lookAt, tick } from '../state/actions-article.ts';
import type { ArticleChoice, ArticleField, Proposal } from '../state/article.ts';
import { actorsById, vocabulary } from '../state/library.ts';
import { language, words } from '../state/settings.ts';
import { ActorsField } from './actors-field.tsx';
import { AddressField } from './address-field.tsx';
import { DateField } from './date-field.tsx';
import { Field } from './field.tsx';

interface FieldsProps {
  readonly proposal: Proposal;
  readonly choice: ArticleChoice;
  readonly problems: ReadonlyMap<string, string>;
}

export function ArticleFields({ proposal, choice, problems }: FieldsProps) {
  const t = words.value;
  return (
    <div class="article-fields">
      <Field
        id="article-title"
        label={t('editor.title')}
        value={choice.title}
        problem={problems.get('title')}
        autofocus
        onInput={(title) => choose({ title })}
      />
      <Others
        label={t('article.otherTitles')}
        values={proposal.titles.filter((title) => title !== choice.title)}
        onChoose={(title) => choose({ title })}
      />
      <Dates proposal={proposal} choice={choice} problems={problems} />
      <Ticks field="topics" legend={t('editor.topics')} choice={choice} options={topicOptions(proposal, choice)} />
      <div class="form-row" {...looking('kind')}>
        <label for="article-kind">{t('editor.kind')}</label>
        <select
          id="article-kind"
          class="select field"
          value={choice.kind}
          onChange={(event) => choose({ kind: event.currentTarget.value })}
        >
          {kindsInOrder(proposal).map(({ id, names }) => (
            <option key={id} value={id}>
              {textIn(names, language.value)}
            </option>
          ))}
        </select>
      </div>
      <Ticks field="actors" legend={t('editor.actors')} choice={choice} options={actorOptions(proposal)} />
      <ActorsField
        id="article-actors"
        label={t('article.otherActors')}
        names={choice.others}
        onChange={(others) => choose({ others })}
      />
      <div {...looking('place')}>
        <Field
          id="article-place"
          label={t('editor.place')}
          value={choice.place}
          onInput={(place) => choose({ place })}
        />
        <Others
          label={t('article.otherPlaces')}
          values={proposal.places
            .map(({ name }) => name[proposal.language === 'und' ? language.value : proposal.language])
            .filter((name) => name !== choice.place)}
          onChoose={(place) => choose({ place })}
        />
      </div>
      <Field
        id="article-summary"
        label={t('editor.summary')}
        rows={4}
        value={choice.summary}
        onInput={(summary) => choose({ summary })}
      />
      <Others
        label={t('article.otherSummaries')}
        values={proposal.summaries.filter((summary) => summary !== choice.summary).slice(0, 3)}
        onChoose={(summary) => choose({ summary })}
      />
      <div class="form-pair">
        <Field
          id="article-publisher"
          label={t('article.publisher')}
          value={choice.publisher}
          onInput={(publisher) => choose({ publisher })}
        />
        <AddressField
          id="article-url"
          label={t('article.url')}
          value={choice.url}
          problem={problems.get('url')}
          onInput={(url) => choose({ url })}
        />
      </div>
      <p class="form-hint">{t(`article.language.${proposal.language}`)}</p>
    </div>
  );
}

/** Brings out a field's words while the pointer or the focus is on it. */
const looking = (field: ArticleField) => ({
  onFocusIn: () => lookAt(field),
  onMouseEnter: () => lookAt(field),
});

function Others({
  label,
  values,
  onChoose,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly onChoose: (value: string) => void;
}) {
  if (values.length === 0) return null;
  return (
    <details class="others">
      <summary>{label}</summary>
      <ul>
        {values.map((value) => (
          <li key={value}>
            <button type="button" class="button-link" onClick={() => onChoose(value)}>
              {value}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Dates({ proposal, choice, problems }: FieldsProps) {
  const t = words.value;
  const others = proposal.dates
    .map(({ edtf }) => formatDate(edtf, language.value))
    .filter((date) => date !== choice.date);
  const now = proposal.dates.find(({ edtf }) => formatDate(edtf, language.value) === choice.date);
  const said = proposal.open.map(([from, to]) => proposal.text.slice(from, to)).join(', ');
  return (
    <div class="article-dates" {...looking('date')}>
      <div class="form-pair">
        <DateField
          id="article-date"
          label={t('editor.date')}
          value={choice.date}
          problem={problems.get('date')}
          hint={t('article.dateMissing')}
          onInput={(date) => choose({ date })}
        />
        <div onFocusOut={() => void countFrom()}>
          <DateField
            id="article-published"
            label={t('article.published')}
            value={choice.published}
            problem={problems.get('published')}
            hint={t('article.publishedHint')}
            onInput={(published) => choose({ published })}
          />
        </div>
      </div>
      {now && <p class="form-hint">{t(`article.from.${now.from}`)}</p>}
      {now?.yearAssumed === true && <p class="form-hint">{t('article.yearAssumed')}</p>}
      {proposal.lasted && <p class="form-hint">{t('article.lasted', { days: proposal.lasted.days })}</p>}
      {said !== '' && <p class="form-hint">{t('article.open', { words: said })}</p>}
      <Others label={t('article.otherDates')} values={others} onChoose={(date) => choose({ date })} />
    </div>
  );
}

interface Option {
  readonly id: string;
  readonly name: string;
}

function topicOptions(proposal: Proposal, choice: ArticleChoice): Option[] {
  const order = new Map(proposal.topics.map(({ id }, at) => [id, at]));
  return vocabulary.value.topics
    .filter(({ id }) => order.has(id) || choice.topics.includes(id) || vocabulary.value.topics.length <= 16)
    .toSorted((a, b) => (order.get(a.id) ?? 99) - (order.get(b.id) ?? 99))
    .map(({ id, names }) => ({ id, name: textIn(names, language.value) }));
}

const actorOptions = (proposal: Proposal): Option[] =>
  proposal.actors.map(({ id }) => ({
    id,
    name: textIn(actorsById.value.get(id)?.names ?? { und: id }, language.value),
  }));

function kindsInOrder(proposal: Proposal) {
  const order = new Map(proposal.kinds.map(({ id }, at) => [id, at]));
  return vocabulary.value.kinds.toSorted((a, b) => (order.get(a.id) ?? 99) - (order.get(b.id) ?? 99));
}

function Ticks({
  field,
  legend,
  choice,
  options,
}: {
  readonly field: 'topics' | 'actors';
  readonly legend: string;
  readonly choice: ArticleChoice;
  readonly options: readonly Option[];
}) {
  const t = words.value;
  return (
    <fieldset {...looking(field)}>
      <legend class="form-label">{legend}</legend>
      {options.length === 0 && <p class="form-hint">{t('article.noActors')}</p>}
      <div class="choice-grid">
        {options.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={choice[field].includes(id)} onChange={() => tick(field, id)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
