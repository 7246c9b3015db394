// The plain names of the commands, without zod: what the sandboxed preload may import.
// A record over the contract's names, so that neither can have a command the other lacks.
import type { CommandName } from './contract.ts';

const NAMES: Readonly<Record<CommandName, true>> = {
  'library.describe': true,
  'library.vocabulary': true,
  'events.index': true,
  'events.get': true,
  'events.add': true,
  'events.update': true,
  'events.remove': true,
  'events.search': true,
  'history.undo': true,
  'history.redo': true,
  'events.edit': true,
  'vocabulary.set': true,
  'vocabulary.remove': true,
  'vocabulary.merge': true,
  'history.log': true,
  'history.restore': true,
  'history.removed': true,
  'copies.keep': true,
  'copies.describe': true,
  'copies.open': true,
  'sources.citing': true,
  'backups.list': true,
  'backups.restore': true,
  'library.reveal': true,
  'library.saveCopy': true,
  'library.restoreCopy': true,
  'library.export': true,
  'library.exportFormats': true,
  'library.preview': true,
  'library.import': true,
  'library.importProgress': true,
  'library.importStop': true,
  'article.propose': true,
  'files.send': true,
  'desk.get': true,
  'desk.set': true,
};

export const COMMANDS: readonly string[] = Object.keys(NAMES);
