// A web address as people type it: www.example.org/page stands for https://www.example.org/page.
// Only what cannot be anything else is completed; the rest stays as typed, to be refused by name.
import { isWebAddress } from './event.ts';

// Two labels or more, the last of letters; a port, then a path, a query or a fragment.
const WITHOUT_SCHEME = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/u;

/** The address with its scheme, where only that was left out; else the text as it was typed. */
export function completeAddress(typed: string): string {
  const text = typed.trim().replace(/^\/\//, '');
  if (isWebAddress(text) || !WITHOUT_SCHEME.test(text)) return typed;
  const whole = `https://${text}`;
  return isWebAddress(whole) ? whole : typed;
}
