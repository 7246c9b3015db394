// Puts text on the clipboard and says so; where the system refuses, says that instead.
import { showToast } from '../state/actions.ts';
import { words } from '../state/settings.ts';

/** `said` is the toast when it is done. */
export async function copyText(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast(said);
  } catch {
    showToast(words.value('cite.refused'), { tone: 'error' });
  }
}
