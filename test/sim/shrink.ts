import { FAULTS } from './faults.ts';
import { type Less, type Result, run } from './run.ts';
import { MEMORY } from './world.ts';

/** More events than any schedule plans. */
const EVENTS = 128;

/**
 * The shortest part of a failing schedule that still breaks the same promise, found by leaving out
 * faults one by one and planned events in ever smaller runs. The result is told as a story.
 */
export async function shrink(seed: number): Promise<Result> {
  const whole = await run(seed);
  const broken = whole.violation?.invariant;
  const stillFails = async (less: Less) => {
    const { violation } = await run(seed, MEMORY, false, less);
    return violation?.invariant === broken;
  };
  let without = new Set<(typeof FAULTS)[number]>();
  let skip = new Set<number>();
  if (broken !== undefined) {
    for (let pass = 0; pass < 2; pass++) {
      for (const fault of FAULTS) {
        const tried = new Set(without).add(fault);
        if (!without.has(fault) && (await stillFails({ without: tried, skip }))) without = tried;
      }
      for (let length = EVENTS / 2; length >= 1; length >>= 1) {
        for (let from = 0; from < EVENTS; from += length) {
          const some = Array.from({ length }, (_, i) => from + i);
          if (some.every((i) => skip.has(i))) continue;
          const tried = new Set([...skip, ...some]);
          if (await stillFails({ without, skip: tried })) skip = tried;
        }
      }
    }
  }
  return run(seed, MEMORY, true, { without, skip });
}
