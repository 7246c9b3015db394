// The import that is being looked at: the material, what the host would make of it, and how far that is.
// Only actions-import.ts writes here.
import { signal } from '@preact/signals';
import type { CommandOutput } from '../../src-main/api/contract.ts';
import type { ColumnMapping } from '../../src-main/api/contract-import.ts';

export type Preview = CommandOutput<'library.preview'>;

/** A material as the host is given it. */
export interface ImportSource {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly content: string;
  readonly encoding: 'text' | 'base64' | 'handle';
}

export interface Importing {
  /** choose → sending → reading → preview → writing; a failure falls back to choose or preview. */
  readonly step: 'choose' | 'sending' | 'reading' | 'preview' | 'writing';
  readonly source: ImportSource | null;
  readonly preview: Preview | null;
  readonly mapping: ColumnMapping | null;
  /** GDELT: only these two countries, or any. */
  readonly anyPair: boolean;
  /** 0–1, or null where it is not known. */
  readonly progress: number | null;
  readonly failure: string | null;
}

export const CHOOSING: Importing = {
  step: 'choose',
  source: null,
  preview: null,
  mapping: null,
  anyPair: false,
  progress: null,
  failure: null,
};

export const importing = signal<Importing | null>(null);
