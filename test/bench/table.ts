import { performance } from 'node:perf_hooks';

/** One line of a table: what, its values, and what it is held against. */
export type Line = { what: string; value: string; beside: string };

export function print(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`);
  for (const { what, value, beside } of lines) {
    console.log(`  ${what.padEnd(44)} ${value.padEnd(30)} ${beside}`);
  }
}

/** The middle of several rounds, and how far they lie apart. */
export function middle(values: readonly number[]): {
  median: number;
  least: number;
  most: number;
  p95: number;
} {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: at(0.5), least: at(0), most: at(1), p95: at(0.95) };
}

export function shown(values: readonly number[], unit = 'ms', digits = 1): string {
  const { median, least, most } = middle(values);
  return `${median.toFixed(digits)} ${unit} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

/** Rounds of several ways, in turn, so that a busy moment meets all of them; the first is thrown away. */
export async function inTurn(
  rounds: number,
  ways: readonly (() => Promise<number>)[],
): Promise<number[][]> {
  const found: number[][] = ways.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, way] of ways.entries()) {
      const value = await way();
      if (round > 0) found[i]?.push(value);
    }
  }
  return found;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
