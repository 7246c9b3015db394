// The plain names of the commands, without zod: what the sandboxed preload may import.
// A type check holds the list to the contract, so that neither can gain a name the other lacks.
import type { CommandName } from './contract.ts';

export const COMMANDS = [
  'library.describe',
  'library.vocabulary',
  'events.index',
  'events.get',
  'events.add',
  'events.update',
  'events.remove',
  'events.search',
  'history.undo',
  'history.redo',
  'desk.get',
  'desk.set',
] as const satisfies readonly CommandName[];

/** Fails to compile when the contract has a command that is not in the list. */
export type MissingCommand = Exclude<CommandName, (typeof COMMANDS)[number]>;
export const commandsAreComplete: [MissingCommand] extends [never] ? true : never = true;
