// What a painter needs to draw on: a handful of shapes in px and CSS colours. The screen's canvas and an SVG file
// each implement it, so that one drawing serves both and can be recorded by a test.

export interface TextStyle {
  readonly colour: string;
  readonly size: number;
  readonly bold?: boolean;
  /** Drawn behind the letters, so that they read over lines. */
  readonly halo?: string;
  readonly align?: 'left' | 'center' | 'right';
}

export interface LineStyle {
  readonly colour: string;
  readonly width: number;
  readonly opacity?: number;
  readonly dash?: readonly number[];
  readonly round?: boolean;
}

export interface Surface {
  rect(x: number, y: number, width: number, height: number, colour: string, opacity?: number): void;
  disc(x: number, y: number, r: number, fill: string, rim?: { colour: string; width: number }, opacity?: number): void;
  ring(x: number, y: number, r: number, style: LineStyle): void;
  /** Part of a circle, clockwise between two angles in radians from the right. */
  arc(x: number, y: number, r: number, from: number, to: number, style: LineStyle): void;
  line(x1: number, y1: number, x2: number, y2: number, style: LineStyle): void;
  /** Many lines of one style at once: x1, y1, x2, y2 of each, one after the other. */
  lines(ends: readonly number[], style: LineStyle): void;
  /** A horizontal line that fades out over `fade` px at both ends. */
  fadedLine(x1: number, x2: number, y: number, style: LineStyle, fade: number): void;
  /** An open line through points: x, y of each, one after the other. */
  polyline(points: readonly number[], style: LineStyle): void;
  /** The area within points: x, y of each, one after the other. */
  polygon(points: readonly number[], colour: string, opacity?: number): void;
  /** SVG path data, filled or stroked. */
  path(data: string, style: { fill?: string; stroke?: LineStyle }): void;
  text(x: number, y: number, text: string, style: TextStyle): void;
}
