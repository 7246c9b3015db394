// The colours a drawing is made with, as #rrggbb; the screen reads them from the style sheet's tokens.

export interface Palette {
  readonly paper: string;
  readonly stripe: string;
  readonly ink: string;
  readonly ink2: string;
  readonly hairline: string;
  readonly hairlineStrong: string;
  readonly accent: string;
  readonly focus: string;
  readonly cooperation: string;
  readonly conflict: string;
  readonly cooperationFill: string;
  readonly conflictFill: string;
  /** The colour of a topic; "" and unknown ones have a neutral one. */
  readonly topic: (id: string) => string;
}
