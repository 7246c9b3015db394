// What Electron says to the launcher that started it, over the channel between the two processes.
// `ready`: its window shows. `refused`: it has said why it cannot start, so no other host is to be tried.

export type Word = 'ready' | 'refused';

interface Message {
  readonly entente: Word;
}

/** Says a word to the launcher and waits until it is on its way; false where there is no launcher. */
export function tellLauncher(word: Word): Promise<boolean> {
  const message: Message = { entente: word };
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve(false);
    else process.send(message, (error: Error | null) => resolve(error === null));
  });
}

/** The word in a message, or null. */
export function wordOf(message: unknown): Word | null {
  if (typeof message !== 'object' || message === null) return null;
  const word: unknown = Reflect.get(message, 'entente');
  return word === 'ready' || word === 'refused' ? word : null;
}
