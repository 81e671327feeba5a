import { MUTANTS } from './mutants.ts';
import { tryMutant } from './mutate-source.ts';
import { PHOTO_MUTANTS } from './photo-mutants.ts';
import { run } from './run.ts';

/**
 * `--seeds N [--from N]` plays schedules · `--seed N --trace` tells one as a story · `--mutants`
 * breaks one rule at a time. Ends with 1 when a promise was broken, or a mutant lived.
 */
const args = process.argv.slice(2);
const number = (name: string, otherwise: number) => {
  const at = args.indexOf(name);
  return at < 0 ? otherwise : Number(args[at + 1]);
};

if (args.includes('--mutants')) hunt(number('--seeds', 400));
else if (args.includes('--seed')) await tellOne(number('--seed', 0));
else await playMany(number('--from', 1), number('--seeds', 1000));

async function tellOne(seed: number): Promise<void> {
  const result = await run(seed, undefined, true);
  if (args.includes('--trace')) for (const line of result.trace) console.log(line);
  console.log(result.violation ? `broken: ${result.violation.message}` : 'all promises kept');
  process.exitCode = result.violation ? 1 : 0;
}

async function playMany(from: number, seeds: number): Promise<void> {
  const totals = new Map<string, number>();
  const broken: string[] = [];
  for (let seed = from; seed < from + seeds; seed++) {
    const { violation, counters } = await run(seed);
    for (const [what, n] of counters) totals.set(what, (totals.get(what) ?? 0) + n);
    if (violation) broken.push(`seed ${seed} broke ${violation.message}`);
  }
  if (args.includes('--json')) {
    console.log(JSON.stringify({ failed: broken.length, seeds, first: broken[0] ?? null }));
    return;
  }
  for (const line of broken.slice(0, 20)) console.log(line);
  for (const [what, n] of [...totals].sort()) console.log(`${String(n).padStart(9)}  ${what}`);
  console.log(`${seeds - broken.length} schedules kept every promise, ${broken.length} broke one`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}

function hunt(seeds: number): void {
  for (const mutant of [...MUTANTS, ...PHOTO_MUTANTS]) {
    const { failed, first } = tryMutant(mutant, seeds);
    const share = `${((100 * failed) / seeds).toFixed(2)} %`.padStart(9);
    console.log(`${share}  ${mutant.rule}${first ? `  (${first})` : '  LIVES'}`);
    if (failed === 0) process.exitCode = 1;
  }
}
