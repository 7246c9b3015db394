// A title where it stands in a sentence that must stay short: cut at a word, where it is long.
const LONGEST = 48;

/** The title, or as many of its words as have room. */
export function inBrief(title: string): string {
  if (title.length <= LONGEST) return title;
  // A cut in the middle of a word, or of a character that takes two, goes back to the last space, where one is near.
  const cut = title.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).replace(/[\p{P}\s]+$/u, '')}…`;
}
