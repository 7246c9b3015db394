// The editor's competing claims: a fact that sources tell differently, and each version with its source.
import { typeFields } from '../state/actions-editor.ts';
import type { ClaimFields, EditorState, VersionFields } from '../state/editor.ts';
import { NO_CLAIM, NO_VERSION } from '../state/editor-claims.ts';
import { words } from '../state/settings.ts';
import { Field } from './field.tsx';
import { useFollowRows } from './follow-rows.ts';
import { Icon } from './icons.tsx';
import { SectionField } from './section-field.tsx';
import { SourceBlock } from './source-block.tsx';

/** The part of the form. */
export function ClaimsField({ state }: { readonly state: EditorState }) {
  const t = words.value;
  const { claims } = state.fields;
  const rows = useFollowRows<HTMLDivElement>(claims.length);
  const change = (at: number, fields: Partial<ClaimFields>): void =>
    typeFields({ claims: claims.map((claim, other) => (other === at ? { ...claim, ...fields } : claim)) });
  return (
    <SectionField title={t('editor.claims')} hint={t('editor.claimsHint')} filled={claims.length > 0}>
      <div ref={rows} class="form-blocks">
        {claims.map((claim, at) => (
          // Claims are only added at the end or removed.
          <ClaimBlock
            key={at}
            at={at}
            claim={claim}
            problems={state.problems}
            onChange={(fields) => change(at, fields)}
            onRemove={() => typeFields({ claims: claims.filter((_, other) => other !== at) })}
          />
        ))}
        <div>
          <button type="button" class="button" onClick={() => typeFields({ claims: [...claims, NO_CLAIM] })}>
            <Icon name="plus" /> {t('editor.addClaim')}
          </button>
        </div>
      </div>
    </SectionField>
  );
}

interface ClaimBlockProps {
  readonly at: number;
  readonly claim: ClaimFields;
  readonly problems: EditorState['problems'];
  readonly onChange: (fields: Partial<ClaimFields>) => void;
  readonly onRemove: () => void;
}

function ClaimBlock({ at, claim, problems, onChange, onRemove }: ClaimBlockProps) {
  const t = words.value;
  const number = at + 1;
  const { versions } = claim;
  const rows = useFollowRows<HTMLDivElement>(versions.length);
  const change = (place: number, fields: Partial<VersionFields>): void =>
    onChange({ versions: versions.map((version, other) => (other === place ? { ...version, ...fields } : version)) });
  return (
    <div class="claim-fields" role="group" aria-label={t('editor.claimNumber', { number })}>
      <div class="source-head">
        <span class="caption">{t('editor.claimNumber', { number })}</span>
        <button type="button" class="icon-button" aria-label={t('editor.removeClaim', { number })} onClick={onRemove}>
          <Icon name="close" />
        </button>
      </div>
      <Field
        id={`claims-${at}-subject`}
        label={t('editor.claimSubject')}
        placeholder={t('editor.claimExample')}
        value={claim.subject}
        problem={problems.get(`claims.${at}.subject`)}
        onInput={(subject) => onChange({ subject })}
      />
      <div ref={rows} class="form-blocks">
        {versions.map((version, place) => (
          <div
            key={place}
            class="version-fields"
            role="group"
            aria-label={t('editor.versionNumber', { number: place + 1 })}
          >
            <Field
              id={`claims-${at}-versions-${place}-text`}
              label={t('editor.versionNumber', { number: place + 1 })}
              value={version.text}
              problem={problems.get(`claims.${at}.versions.${place}.text`)}
              onInput={(text) => change(place, { text })}
            />
            <SourceBlock
              path={`claims.${at}.versions.${place}.source`}
              label={t('editor.versionSource', { number: place + 1 })}
              source={version.source}
              problems={problems}
              onChange={(fields) => change(place, { source: { ...version.source, ...fields } })}
              {...(versions.length > 2
                ? {
                    onRemove: () => onChange({ versions: versions.filter((_, other) => other !== place) }),
                    removeLabel: t('editor.removeVersion', { number: place + 1 }),
                  }
                : {})}
            />
          </div>
        ))}
        <div>
          <button type="button" class="button" onClick={() => onChange({ versions: [...versions, NO_VERSION] })}>
            <Icon name="plus" /> {t('editor.addVersion')}
          </button>
        </div>
      </div>
      <Field
        id={`claims-${at}-note`}
        label={t('editor.claimNote')}
        value={claim.note}
        problem={problems.get(`claims.${at}.note`)}
        onInput={(note) => onChange({ note })}
      />
    </div>
  );
}
