// Scene → shapes. Decides nothing: where things are is the Scene's, what they look like is here, once for all surfaces.
import type { Cluster, Mark, Scene } from '../layout/scene.ts';
import { isCluster, isMark, type Pointed } from '../layout/pointed.ts';
import type { Palette } from './palette.ts';
import type { Surface } from './surface.ts';

const crisp = (value: number): number => Math.round(value) + 0.5;

/** Draws the lanes with everything in them. */
export function drawScene(scene: Scene, surface: Surface, palette: Palette, pointed: Pointed = null): void {
  const { index } = scene;
  drawGround(scene, surface, palette);
  for (const cluster of scene.clusters)
    if (!cluster.major) drawBar(cluster, surface, palette, isCluster(index, cluster, pointed));
  drawStems(scene, surface, palette);
  drawTails(scene, surface, palette);
  for (const { leader } of scene.labels) {
    if (!leader) continue;
    const x = crisp(leader.x - 0.5);
    surface.line(x, leader.from, x, leader.to, { colour: palette.ink2, width: 1, opacity: 0.7 });
  }
  drawArcs(scene, surface, palette);
  for (const cluster of scene.clusters)
    if (cluster.major) drawCluster(cluster, surface, palette, isCluster(index, cluster, pointed));
  for (const mark of scene.marks) drawMark(mark, surface, palette, isMark(index, mark, pointed));
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
  drawTicks(ticks, height, surface, palette);
  const baselines: number[] = [];
  for (const lane of lanes) baselines.push(0, crisp(lane.baseline), width, crisp(lane.baseline));
  surface.lines(baselines, { colour: palette.hairlineStrong, width: 1, opacity: 0.75 });
  if (today !== null) {
    surface.line(crisp(today), 0, crisp(today), height, {
      colour: palette.accent,
      width: 1,
      dash: [3, 3],
      opacity: 0.8,
    });
  }
}

/** The lines of the axis's ticks, down a strip of `height` px; those of a weight at once. */
export function drawTicks(ticks: Scene['ticks'], height: number, surface: Surface, palette: Palette): void {
  const weak: number[] = [];
  const strong: number[] = [];
  for (const tick of ticks) (tick.strong ? strong : weak).push(crisp(tick.x), 0, crisp(tick.x), height);
  surface.lines(weak, { colour: palette.hairline, width: 1, opacity: 0.9 });
  surface.lines(strong, { colour: palette.hairlineStrong, width: 1, opacity: 0.8 });
}

/** Thin lines from the baseline to what stands off it, all of a colour at once: one by one they cost more than the marks. */
function drawStems({ marks, clusters }: Scene, surface: Surface, palette: Palette): void {
  const ends = new Map<string, number[]>();
  const add = ({ x, y, baseline, topic }: Mark | Cluster): void => {
    if (Math.abs(y - baseline) < 3) return;
    const own = ends.get(topic);
    if (own) own.push(x, baseline, x, y);
    else ends.set(topic, [x, baseline, x, y]);
  };
  for (const mark of marks) add(mark);
  for (const cluster of clusters) if (cluster.major) add(cluster);
  for (const [topic, own] of ends) surface.lines(own, { colour: palette.topic(topic), width: 1, opacity: 0.4 });
}

/** Over how many px what is vague fades at its ends. */
const FADE = 40;
const TAIL = { width: 3.5, opacity: 0.4, round: true } as const;
const WIDE_TAIL = { ...TAIL, width: 5 } as const;

/** The lines of what lasts. Those with plain ends of a colour are drawn at once, as the stems are. */
function drawTails({ marks, width }: Scene, surface: Surface, palette: Palette): void {
  const plain = new Map<string, number[]>();
  const wide = new Map<string, number[]>();
  for (const { tail, y, vague, topic, importance } of marks) {
    if (!tail) continue;
    // Far beyond the edges nothing is seen, and numbers of millions of px lose their precision.
    const from = Math.max(tail.from, -400);
    const to = Math.max(from + 1, Math.min(tail.to, width + 400));
    const style = importance >= 3 ? WIDE_TAIL : TAIL;
    const fade = Math.min(FADE, Math.floor((to - from) / 2));
    if (vague && fade > 0) surface.fadedLine(from, to, y, { ...style, colour: palette.topic(topic) }, fade);
    else {
      const ends = importance >= 3 ? wide : plain;
      const own = ends.get(topic);
      if (own) own.push(from, y, to, y);
      else ends.set(topic, [from, y, to, y]);
    }
  }
  for (const [topic, own] of plain) surface.lines(own, { ...TAIL, colour: palette.topic(topic) });
  for (const [topic, own] of wide) surface.lines(own, { ...WIDE_TAIL, colour: palette.topic(topic) });
}

function drawMark(mark: Mark, surface: Surface, palette: Palette, pointed: boolean): void {
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
  } else if (pointed) surface.ring(x, y, r + 3, { colour: palette.focus, width: 1.5 });
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

/** Lesser events, too many to tell apart: a bar from the line, taller for more of them, stronger for a stronger tone. */
function drawBar(cluster: Cluster, surface: Surface, palette: Palette, pointed: boolean): void {
  const { x, y, r, rx, tone } = cluster;
  const opacity = cluster.track.band === 'on' ? 0.35 : 0.38 + Math.abs(tone) * 0.15;
  surface.rect(x - rx, y - r, rx * 2, r * 2, palette.topic(cluster.topic), opacity);
  if (!pointed) return;
  const [left, right, top, bottom] = [x - rx - 1.5, x + rx + 1.5, y - r - 1.5, y + r + 1.5];
  const ends = [left, top, right, top, right, top, right, bottom, right, bottom, left, bottom, left, bottom, left, top];
  surface.lines(ends, { colour: palette.focus, width: 1.5 });
}

function drawCluster(cluster: Cluster, surface: Surface, palette: Palette, pointed: boolean): void {
  const { x, y, r } = cluster;
  drawPile(surface, x, y, r, palette.topic(cluster.topic), palette.paper);
  if (pointed) surface.ring(x, y, r + 3, { colour: palette.focus, width: 1.5 });
}

/** Turning points too near each other: a disc before another, as a pile looks from the front. */
export function drawPile(surface: Surface, x: number, y: number, r: number, colour: string, paper: string): void {
  surface.disc(x + r * 0.3, y - r * 0.3, r * 0.72, paper, { colour, width: 1.2 });
  surface.disc(x - r * 0.2, y + r * 0.2, r * 0.8, colour, { colour: paper, width: 1 });
}

function drawArcs({ arcs }: Scene, surface: Surface, palette: Palette): void {
  for (const { from, to, near, crest } of arcs) {
    const stroke = { colour: palette.accent, width: near ? 1.4 : 1, dash: [4, 3], opacity: near ? 0.9 : 0.45 };
    const y = round(crest);
    const bow = `M${round(from.x)},${round(from.y)}C${round(from.x)},${y} ${round(to.x)},${y} ${round(to.x)},${round(to.y)}`;
    surface.path(bow, { stroke });
    if (near) surface.ring(to.x, to.y, 8.5, { colour: palette.accent, width: 1, opacity: 0.8 });
  }
}

function drawLag({ near, text, textAt }: Scene['arcs'][number], surface: Surface, palette: Palette): void {
  if (!textAt) return;
  surface.text(textAt.x, textAt.y, text, {
    colour: near ? palette.accent : palette.ink2,
    size: 11,
    bold: near,
    halo: palette.paper,
    align: 'center',
  });
}
