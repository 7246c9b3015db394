// Text pasted as a source's local copy: it waits in the fields as it was typed and becomes a copy when the event is saved.
// So nothing pasted is lost, whichever button was pressed, and a draft keeps it too.
import type { EditorFields, SourceFields } from './editor.ts';

type Changed = (source: SourceFields, path: string) => SourceFields;

/** True where text was pasted that is no copy yet. */
export function isPasted(source: SourceFields): boolean {
  return source.copy === '' && source.pasted.trim() !== '';
}

/** The fields with every source put through `change`, wherever one may stand; what did not change stays the same. */
export function withSources(fields: EditorFields, change: Changed): EditorFields {
  const { readouts } = fields;
  const side = (name: 'us' | 'cn') => ({
    ...readouts[name],
    source: change(readouts[name].source, `readouts.${name}.source`),
  });
  return {
    ...fields,
    sources: fields.sources.map((source, at) => change(source, `sources.${at}`)),
    readouts: { ...readouts, us: side('us'), cn: side('cn') },
    claims: fields.claims.map((claim, at) => ({
      ...claim,
      versions: claim.versions.map((version, place) => ({
        ...version,
        source: change(version.source, `claims.${at}.versions.${place}.source`),
      })),
    })),
  };
}

/** What was pasted and is no copy yet, by the path of its source. */
export function pastedTexts(fields: EditorFields): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  withSources(fields, (source, path) => {
    if (isPasted(source)) texts.set(path, source.pasted);
    return source;
  });
  return texts;
}

/** The fields once these texts have become copies: by path, the copy's name. */
export function withCopies(fields: EditorFields, copies: ReadonlyMap<string, string>): EditorFields {
  return withSources(fields, (source, path) => {
    const copy = copies.get(path);
    return copy === undefined ? source : { ...source, copy, pasted: '' };
  });
}
