// What is to be exported: the format, of which events, in which language, with which options. Only
// actions-export.ts writes here; the choices stay as they were while the window is open.
import { computed, signal } from '@preact/signals';
import type { UiLanguage } from '../../data/text.ts';
import type { CommandOutput } from '../../src-main/api/contract.ts';
import { isFiltered } from './filters.ts';
import { selectedId, selection } from './selection.ts';
import { markedShown } from './table.ts';

export type HostFormat = CommandOutput<'library.exportFormats'>['formats'][number];

/** The formats that the host writes, in its order; [] until it has answered. */
export const hostFormats = signal<readonly HostFormat[]>([]);

/** A figure is drawn by the window itself. */
export const FIGURES = ['svg', 'png'] as const;
export type FigureFormat = (typeof FIGURES)[number];
export const isFigure = (format: string): format is FigureFormat => (FIGURES as readonly string[]).includes(format);

export type Scope = 'all' | 'filtered' | 'selected';
export type FigureRange = 'standing' | 'shown' | 'chosen';

export interface ExportChoices {
  readonly format: string;
  /** null: what is shown where something is filtered, else everything. */
  readonly scope: Scope | null;
  /** null: the interface's. */
  readonly language: UiLanguage | null;
  readonly notes: boolean;
  readonly range: FigureRange;
  /** ISO days, inclusive; '' is not chosen yet. */
  readonly from: string;
  readonly to: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** null: as the window. */
  readonly dark: boolean;
  readonly heading: string;
}

export const exportChoices = signal<ExportChoices>({
  format: 'csv',
  scope: null,
  language: null,
  notes: false,
  range: 'standing',
  from: '',
  to: '',
  width: 1_600,
  height: 900,
  scale: 2,
  dark: false,
  heading: '',
});

/** True while a file is being made. */
export const exporting = signal(false);
/** The sentence of what did not work; null where all is well. */
export const exportProblem = signal<string | null>(null);

/** What is selected: the rows marked in the table, or else the event that is read. */
export const selectedIds = computed<readonly string[]>(() => {
  if (markedShown.value.length > 0) return markedShown.value;
  return selectedId.value === null ? [] : [selectedId.value];
});

/** The scope in force: one that has become impossible gives way to the default. */
export const scope = computed<Scope>(() => {
  const chosen = exportChoices.value.scope;
  if (chosen === 'selected' && selectedIds.value.length === 0) return isFiltered.value ? 'filtered' : 'all';
  return chosen ?? (isFiltered.value ? 'filtered' : 'all');
});

/** How many events each scope holds. */
export const scopeCounts = computed<Readonly<Record<Scope, number>>>(() => ({
  all: selection.value.index.ids.length,
  filtered: selection.value.count,
  selected: selectedIds.value.length,
}));

/** Ids of the scope; null for the whole library. */
export const scopeIds = computed<readonly string[] | null>(() => {
  const { index, visible } = selection.value;
  if (scope.value === 'all') return null;
  if (scope.value === 'selected') return selectedIds.value;
  return index.ids.filter((_, at) => visible[at] === 1);
});
