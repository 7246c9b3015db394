// The editor's fields as typed, whether open or waiting as a draft, and what is wrong with them.
// Only actions-editor.ts writes here.
import { signal } from '@preact/signals';
import type { Source } from '../../data/event.ts';

/** One source as typed. */
export interface SourceFields {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly date: string;
  readonly side: Source['side'];
  /** BCP 47 code of the source's language, or "". */
  readonly language: string;
  readonly accessed: string;
  readonly note: string;
  readonly weak: boolean;
  /** Name of its local copy, or "". */
  readonly copy: string;
  /** Text that becomes its local copy when the event is saved, or "". */
  readonly pasted: string;
}

/** One side's readout as typed. */
export interface ReadoutFields {
  readonly summary: string;
  readonly source: SourceFields;
}

/** Who told of a subject; `US-only`: the other side's text was read and does not mention it. */
export const TOLD = ['both', 'US-only', 'CN-only', 'US', 'CN'] as const;

/** One subject of a meeting. `was`: the words it was shown with when the dialog opened. */
export interface PointFields {
  readonly was: string;
  readonly text: string;
  readonly told: (typeof TOLD)[number];
  readonly us: string;
  readonly cn: string;
}

export interface ReadoutsFields {
  readonly us: ReadoutFields;
  readonly cn: ReadoutFields;
  readonly points: readonly PointFields[];
}

export interface VersionFields {
  readonly was: string;
  readonly text: string;
  readonly source: SourceFields;
}

/** A fact told differently, as typed. */
export interface ClaimFields {
  readonly was: string;
  readonly subject: string;
  readonly versions: readonly VersionFields[];
  readonly note: string;
}

/** Everything the dialog holds, as typed: strings that may not parse yet. */
export interface EditorFields {
  readonly title: string;
  readonly date: string;
  readonly kind: string;
  readonly topics: readonly string[];
  readonly actors: readonly string[];
  readonly place: string;
  /** "" is unrated. */
  readonly tone: string;
  readonly toneReason: string;
  readonly importance: string;
  readonly summary: string;
  readonly article: string;
  readonly notes: string;
  readonly sources: readonly SourceFields[];
  /** As ticked; "" until then: verified where a source is named. */
  readonly verified: '' | 'yes' | 'no';
  readonly readouts: ReadoutsFields;
  readonly claims: readonly ClaimFields[];
}

export interface EditorState {
  /** null while adding. */
  readonly eventId: string | null;
  readonly fields: EditorFields;
  /** The fields when the dialog opened; what differs is what would be lost. */
  readonly initial: EditorFields;
  /** Messages by field path (`title`, `sources.0.url`). */
  readonly problems: ReadonlyMap<string, string>;
  /** A failure that belongs to no field. */
  readonly failure: string | null;
  /** How often a save was refused since the dialog opened: each time the caret goes to what is wrong. */
  readonly refusals: number;
  readonly saving: boolean;
  /** The question "throw away what you typed?" is open. */
  readonly confirming: boolean;
}

export const editor = signal<EditorState | null>(null);
