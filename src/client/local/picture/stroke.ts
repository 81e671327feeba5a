import type { Cover } from './mask.ts';

/** A finger's way over a picture, in shares of it as covers are; a tap has one point. */
export type Stroke = { points: readonly Point[]; radius: number };
export type Point = Pick<Cover, 'x' | 'y'>;
type Size = { width: number; height: number };

/** From one cover to the next, in radii: so near that nothing shows at the edge between two. */
const STEP = 0.25;

/** The covers that lie along a stroke, without a gap however fast the finger was. */
export function coversOf({ points, radius }: Stroke, size: Size): Cover[] {
  const covers: Cover[] = points.slice(0, 1).map((point) => ({ ...point, radius }));
  for (const [i, to] of points.slice(1).entries()) {
    const from = points[i] ?? to;
    const count = Math.ceil(apart(from, to, size) / (radius * STEP));
    for (let n = 1; n <= count; n++) {
      const share = n / count;
      const x = from.x + (to.x - from.x) * share;
      const y = from.y + (to.y - from.y) * share;
      covers.push({ x, y, radius });
    }
  }
  return covers;
}

/** The stroke led on to a point; the same one where that lies under its end already. */
export function ledTo(stroke: Stroke, point: Point, size: Size): Stroke {
  const last = stroke.points.at(-1);
  if (last && apart(last, point, size) < stroke.radius * STEP) return stroke;
  return { ...stroke, points: [...stroke.points, point] };
}

/** How far two points are apart, in shares of the picture's width. */
export function apart(a: Point, b: Point, { width, height }: Size): number {
  return Math.hypot(a.x - b.x, ((a.y - b.y) * height) / width);
}
