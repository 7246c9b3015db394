// Scene → shapes. Decides nothing: where things are is the Scene's, what they look like is here, once for all surfaces.
import type { Cluster, Mark, Scene } from '../layout/scene.ts';
import type { Palette } from './palette.ts';
import type { Surface } from './surface.ts';

/** What the pointer or the keyboard is on: the position of a mark, or a cluster. */
export type Pointed = { readonly position: number } | { readonly cluster: Cluster } | null;

const crisp = (value: number): number => Math.round(value) + 0.5;

/** Draws the lanes with everything in them. */
export function drawScene(scene: Scene, surface: Surface, palette: Palette, pointed: Pointed = null): void {
  drawGround(scene, surface, palette);
  for (const mark of scene.marks) drawStem(mark, surface, palette);
  for (const cluster of scene.clusters) drawStem(cluster, surface, palette);
  for (const mark of scene.marks) if (mark.tail) drawTail(mark, scene.width, surface, palette);
  for (const { leader } of scene.labels) {
    if (!leader) continue;
    const x = crisp(leader.x - 0.5);
    surface.line(x, leader.from, x, leader.to, { colour: palette.ink2, width: 1, opacity: 0.7 });
  }
  drawArcs(scene, surface, palette);
  for (const cluster of scene.clusters) drawCluster(cluster, surface, palette, pointed);
  for (const mark of scene.marks) drawMark(mark, surface, palette, pointed);
  for (const label of scene.labels) {
    surface.text(label.x, label.y, label.text, {
      colour: palette.ink,
      size: 12,
      bold: label.bold,
      halo: palette.paper,
    });
  }
  for (const arc of scene.arcs) drawLag(arc, surface, palette);
}

function drawGround({ lanes, ticks, width, height, today }: Scene, surface: Surface, palette: Palette): void {
  lanes.forEach((lane, at) => {
    if (at % 2 === 0) surface.rect(0, lane.top, width, lane.height, palette.stripe);
  });
  for (const tick of ticks) {
    const colour = tick.strong ? palette.hairlineStrong : palette.hairline;
    surface.line(crisp(tick.x), 0, crisp(tick.x), height, { colour, width: 1, opacity: tick.strong ? 0.8 : 0.9 });
  }
  for (const lane of lanes) {
    surface.line(0, crisp(lane.baseline), width, crisp(lane.baseline), {
      colour: palette.hairlineStrong,
      width: 1,
      opacity: 0.75,
    });
  }
  if (today !== null) {
    surface.line(crisp(today), 0, crisp(today), height, {
      colour: palette.accent,
      width: 1,
      dash: [3, 3],
      opacity: 0.8,
    });
  }
}

function drawStem({ x, y, baseline, topic }: Mark | Cluster, surface: Surface, palette: Palette): void {
  if (Math.abs(y - baseline) < 3) return;
  surface.line(x, baseline, x, y, { colour: palette.topic(topic), width: 1, opacity: 0.4 });
}

function drawTail(mark: Mark, width: number, surface: Surface, palette: Palette): void {
  if (!mark.tail) return;
  // Far beyond the edges nothing is seen, and gradients over millions of px lose their precision.
  const from = Math.max(mark.tail.from, -400);
  const to = Math.min(mark.tail.to, width + 400);
  const style = {
    colour: palette.topic(mark.topic),
    width: mark.importance >= 3 ? 6 : 4.5,
    opacity: 0.55,
    round: true,
  } as const;
  const fade = mark.vague ? Math.min(40, (to - from) / 2) : 0;
  surface.fadedLine(from, Math.max(from + 1, to), mark.y, style, { from: fade, to: fade });
}

function isPointed(mark: Mark, pointed: Pointed): boolean {
  return pointed !== null && 'position' in pointed && pointed.position === mark.position;
}

function drawMark(mark: Mark, surface: Surface, palette: Palette, pointed: Pointed): void {
  const { x, y, r, others } = mark;
  const colour = palette.topic(mark.topic);
  // An event of several topics is a core in its lane's colour within a ring that the others share.
  const core = others.length > 0 && mark.importance >= 2 ? r - RING - 0.7 : r;
  surface.disc(x, y, r + 0.9, palette.paper);
  if (mark.verified) surface.disc(x, y, core, colour);
  else surface.disc(x, y, core - 0.7, palette.paper, { colour, width: 1.4 });
  if (core < r) {
    others.forEach((topic, at) => drawShare(mark, at, topic, surface, palette));
  }
  if (mark.selected) {
    surface.ring(x, y, r + 3.5, { colour: palette.paper, width: 2.5 });
    surface.ring(x, y, r + 4, { colour: palette.accent, width: 2 });
  } else if (isPointed(mark, pointed)) surface.ring(x, y, r + 3, { colour: palette.focus, width: 1.5 });
}

/** Width of the ring of other topics, px. */
const RING = 1.3;

/** The `at`th of equal shares of a mark's ring, clockwise from the top, with a small gap between them. */
function drawShare({ x, y, r, others }: Mark, at: number, topic: string, surface: Surface, palette: Palette): void {
  const middle = r - RING / 2;
  const style = { colour: palette.topic(topic), width: RING };
  if (others.length === 1) {
    surface.ring(x, y, middle, style);
    return;
  }
  const turn = (2 * Math.PI) / others.length;
  const gap = 0.9 / middle;
  const from = at * turn - Math.PI / 2 + gap / 2;
  surface.arc(x, y, middle, from, from + turn - gap, style);
}

const round = (value: number): number => Math.round(value * 100) / 100;

function drawCluster(cluster: Cluster, surface: Surface, palette: Palette, pointed: Pointed): void {
  const { x, y, r, major } = cluster;
  const colour = palette.topic(cluster.topic);
  // Three dots in a rim read as "several"; an event of several topics has one core. Turning points weigh more.
  surface.disc(x, y, r, palette.paper, { colour, width: major ? 1.7 : 1.1 });
  const dot = r * (major ? 0.3 : 0.27);
  for (const turn of [-0.25, 1 / 12, 5 / 12]) {
    const angle = turn * 2 * Math.PI;
    surface.disc(x + Math.cos(angle) * r * 0.42, y + Math.sin(angle) * r * 0.42, dot, colour);
  }
  if (pointed && 'cluster' in pointed && pointed.cluster.track === cluster.track && pointed.cluster.lo === cluster.lo) {
    surface.ring(x, y, r + 3, { colour: palette.focus, width: 1.5 });
  }
}

function drawArcs({ arcs }: Scene, surface: Surface, palette: Palette): void {
  for (const { from, to } of arcs) {
    surface.path(bow(from, to), { stroke: { colour: palette.accent, width: 1.3, dash: [4, 3], opacity: 0.9 } });
    surface.ring(to.x, to.y, 8.5, { colour: palette.accent, width: 1, opacity: 0.8 });
  }
}

/** The height of a bow's control points: above both ends, or below them where there is no room above. */
function crest(from: { x: number; y: number }, to: { x: number; y: number }): number {
  const lift = Math.min(60, 14 + Math.abs(to.x - from.x) * 0.14);
  const above = Math.min(from.y, to.y) - lift;
  return above * 0.75 + Math.min(from.y, to.y) * 0.25 > 10 ? above : Math.max(from.y, to.y) + lift;
}

function bow(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const y = round(crest(from, to));
  return `M${round(from.x)},${round(from.y)}C${round(from.x)},${y} ${round(to.x)},${y} ${round(to.x)},${round(to.y)}`;
}

function drawLag({ from, to, lag }: Scene['arcs'][number], surface: Surface, palette: Palette): void {
  if (lag === null || lag === 0 || Math.abs(to.x - from.x) < 46) return;
  // The middle of the bow.
  const y = (from.y + to.y + 6 * crest(from, to)) / 8;
  const text = `${lag > 0 ? '+' : '−'}${Math.abs(lag)}`;
  surface.text((from.x + to.x) / 2, y, text, {
    colour: palette.accent,
    size: 11,
    bold: true,
    halo: palette.paper,
    align: 'center',
  });
}
