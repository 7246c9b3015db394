// Access keys of the menu bar on Windows and Linux: the letter that opens a menu with Alt, marked by an ampersand.
// Chosen here rather than written into the words, so that no language can have two menus under one letter.

/** Marks the first free letter of each label; where a script has none, a letter is added in brackets, as is usual there. */
export function withAccessKeys(labels: readonly { readonly label: string; readonly latin: string }[]): string[] {
  const taken = new Set<string>();
  return labels.map(({ label, latin }) => {
    const own = firstFree(label, taken);
    if (own !== null) return `${label.slice(0, own)}&${label.slice(own)}`;
    const at = firstFree(latin, taken);
    return at === null ? label : `${label}(&${latin[at]?.toUpperCase()})`;
  });
}

function firstFree(text: string, taken: Set<string>): number | null {
  const letters = text.split('');
  const at = letters.findIndex((letter) => /[a-z]/i.test(letter) && !taken.has(letter.toLowerCase()));
  if (at === -1) return null;
  taken.add((text[at] ?? '').toLowerCase());
  return at;
}
