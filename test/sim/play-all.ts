import { run } from './run.ts';
import type { Engines } from './world.ts';

/** The promises broken in this many schedules on these stores, with their seeds. */
export async function playAll(seeds: number, engines: Engines): Promise<string[]> {
  const broken: string[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const { violation } = await run(seed, engines);
    if (violation) broken.push(`seed ${seed}: ${violation.message}`);
  }
  return broken;
}
