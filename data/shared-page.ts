// What a shared page holds: written into it on export, read by its script. Private notes and local copies are no part.
import type { LaneMode } from './desk.ts';
import type { Event } from './event.ts';
import type { UiLanguage } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface SharedPage {
  readonly version: 1;
  readonly language: UiLanguage;
  /** What was chosen, in words, where it is not everything. */
  readonly selection?: string | undefined;
  /** ISO instant of the export. */
  readonly at: string;
  readonly lanes: LaneMode;
  readonly vocabulary: Vocabulary;
  readonly events: readonly Event[];
}

/** The id of the element that holds it as JSON. */
export const SHARED_PAGE_ID = 'entente-library';

/** Where the built page has what an export fills in; none of these occurs in it twice. */
export const PAGE_SLOTS = { language: '%%LANGUAGE%%', title: '%%TITLE%%', library: '%%LIBRARY%%' } as const;
