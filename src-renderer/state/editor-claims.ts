// Competing claims between form and event: a fact, and its versions, each with the source that tells it so.
// A claim that has nothing typed into it is not sent; one with a single version is no difference, and says so.
import type { Claim } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { textIn, type Text, type UiLanguage } from '../../data/text.ts';
import type { ClaimFields, VersionFields } from './editor.ts';
import { checkSource, isBlankSource, NO_SOURCE, sourceFieldsOf, sourceOf } from './editor-sources.ts';
import { checkLength, one, type Problems, replaced } from './editor-texts.ts';

export const NO_VERSION: VersionFields = { was: '', text: '', source: NO_SOURCE };
export const NO_CLAIM: ClaimFields = { was: '', subject: '', versions: [NO_VERSION, NO_VERSION], note: '' };

/** The fields of an event's claims. */
export function claimFieldsOf(claims: readonly Claim[], reader: UiLanguage): ClaimFields[] {
  return claims.map((claim) => ({
    was: textIn(claim.subject, reader),
    subject: textIn(claim.subject, reader),
    versions: claim.versions.map((version) => ({
      was: textIn(version.text, reader),
      text: textIn(version.text, reader),
      source: sourceFieldsOf(version.source, reader),
    })),
    note: textIn(claim.note, reader),
  }));
}

const isBlankVersion = ({ text, source }: VersionFields): boolean => text.trim() === '' && isBlankSource(source);
const isBlankClaim = ({ subject, versions, note }: ClaimFields): boolean =>
  subject.trim() === '' && note.trim() === '' && versions.every(isBlankVersion);

/** Adds what is wrong, by field path. */
export function checkClaims(problems: Problems, claims: readonly ClaimFields[]): void {
  for (const [at, claim] of claims.entries()) {
    if (isBlankClaim(claim)) continue;
    const path = `claims.${at}`;
    if (claim.subject.trim() === '') problems.set(`${path}.subject`, { key: 'editor.claimMissing' });
    checkLength(problems, `${path}.subject`, claim.subject, LIMITS.title);
    checkLength(problems, `${path}.note`, claim.note, LIMITS.note);
    const told = claim.versions.filter((version) => !isBlankVersion(version)).length;
    for (const [number, version] of claim.versions.entries()) {
      const place = `${path}.versions.${number}`;
      if (isBlankVersion(version)) {
        if (told < 2) problems.set(`${place}.text`, { key: 'editor.versionsMissing' });
        continue;
      }
      if (version.text.trim() === '') problems.set(`${place}.text`, { key: 'editor.versionMissing' });
      checkLength(problems, `${place}.text`, version.text, LIMITS.summary);
      if (isBlankSource(version.source)) {
        problems.set(`${place}.source.title`, { key: 'editor.versionSourceMissing' });
      } else checkSource(problems, `${place}.source`, version.source);
    }
  }
}

/** The claims that the fields say; `before` gives the other languages. */
export function claimsOf(fields: readonly ClaimFields[], before: readonly Claim[], reader: UiLanguage): Claim[] {
  return fields
    .filter((claim) => !isBlankClaim(claim))
    .map((typed) => {
      const known = before.find(({ subject }) => says(subject, typed.was));
      return {
        subject: known ? replaced(known.subject, typed.subject, reader) : one(typed.subject),
        versions: typed.versions.flatMap((version) => {
          const source = sourceOf(version.source);
          if (!source) return [];
          const was = known?.versions.find(({ text }) => says(text, version.was));
          return [{ text: was ? replaced(was.text, version.text, reader) : one(version.text), source }];
        }),
        note: known ? replaced(known.note, typed.note, reader) : one(typed.note),
      };
    });
}

const says = (text: Text, words: string): boolean => words !== '' && Object.values(text).includes(words);
