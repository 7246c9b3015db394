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

/** A command of the contract that the list lacks makes this parameter's default fail to compile. */
export type CompleteCommands<Missing extends never = Exclude<CommandName, (typeof COMMANDS)[number]>> = Missing;
