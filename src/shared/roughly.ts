/** To a thousandth of a degree, about 110 m: nothing finer of where somebody was is ever kept. */
export function roughly(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
