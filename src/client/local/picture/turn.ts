/** The six numbers of a canvas transform, in the order of `setTransform`. */
export type Transform = [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * How a picture of this width and height, as stored, has to be drawn to stand upright
 * (Exif 2.32, 4.6.4 A, tag 274, values 1 to 8). From 5 on, width and height change places.
 */
export function turn(orientation: number, width: number, height: number): Transform {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}
