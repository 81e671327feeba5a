import { type Box, lightOf, printOf, type Size } from './fingerprint.ts';

/** Fingerprints of one picture, 16 hex digits each; see `shared/same-picture.ts` for what is compared. */
export type PicturePrints = {
  /** The picture itself, and without a plain frame around it, as a screenshot has one. */
  wholes: string[];
  /** What would be left of it after each usual cut. */
  parts: string[];
};

const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 };

/** How much a cut takes away. A step between two is what fingerprints bear with. */
const CUTS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3];

/** What people cut: all around, a corner, one side, two sides alike. */
const BOXES: Box[] = CUTS.flatMap((cut) => {
  const left = 1 - cut;
  const half = cut / 2;
  return [
    { x: half, y: half, width: left, height: left },
    { x: 0, y: 0, width: left, height: left },
    { x: cut, y: 0, width: left, height: left },
    { x: 0, y: cut, width: left, height: left },
    { x: cut, y: cut, width: left, height: left },
    { x: 0, y: 0, width: 1, height: left },
    { x: 0, y: cut, width: 1, height: left },
    { x: 0, y: 0, width: left, height: 1 },
    { x: cut, y: 0, width: left, height: 1 },
    { x: half, y: 0, width: left, height: 1 },
    { x: 0, y: half, width: 1, height: left },
  ];
});

export function printsOf(rgba: ArrayLike<number>, size: Size): PicturePrints {
  const light = lightOf(rgba, size);
  const inner = withinFrame(rgba, size);
  const wholes = [WHOLE, ...(inner ? [inner] : [])];
  return {
    wholes: wholes.map((box) => printOf(light, box)),
    parts: BOXES.map((box) => printOf(light, box)),
  };
}

/** A row or column whose pixels differ less than this from each other belongs to a frame. */
const PLAIN = 6;
/** A smaller picture within a frame is a button or a stamp. */
const SMALLEST = 0.15;

/**
 * The picture within a plain frame: the largest band of rows that are not plain, and of columns
 * within those. A screenshot's clock and buttons are smaller bands beyond a plain edge. Null where
 * there is no frame.
 */
function withinFrame(rgba: ArrayLike<number>, { width, height }: Size): Box | null {
  const light = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    return ((rgba[at] ?? 0) + (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 3;
  };
  const rows = longest(height, (y) => spread(0, width, (x) => light(x, y)) > PLAIN);
  const columns = longest(width, (x) => spread(rows.from, rows.to, (y) => light(x, y)) > PLAIN);
  const box = {
    x: columns.from / width,
    y: rows.from / height,
    width: (columns.to - columns.from) / width,
    height: (rows.to - rows.from) / height,
  };
  const share = box.width * box.height;
  return share < SMALLEST || share > 0.97 ? null : box;
}

type Band = { from: number; to: number };

function longest(length: number, isBusy: (at: number) => boolean): Band {
  let best: Band = { from: 0, to: 0 };
  let from = 0;
  for (let at = 0; at <= length; at++) {
    if (at < length && isBusy(at)) continue;
    if (at - from > best.to - best.from) best = { from, to: at };
    from = at + 1;
  }
  return best;
}

/** How far values lie from their mean, as a rule. */
function spread(from: number, to: number, value: (at: number) => number): number {
  let sum = 0;
  let squares = 0;
  for (let at = from; at < to; at++) {
    const one = value(at);
    sum += one;
    squares += one * one;
  }
  const many = Math.max(1, to - from);
  return Math.sqrt(Math.max(0, squares / many - (sum / many) ** 2));
}
