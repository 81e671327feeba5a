import { run } from './run.ts';

/** `npm run sim -- --seeds N [--from N]` plays schedules; `--seed N --trace` tells one as a story. */
const args = process.argv.slice(2);
const number = (name: string, otherwise: number) => {
  const at = args.indexOf(name);
  return at < 0 ? otherwise : Number(args[at + 1]);
};

if (args.includes('--seed')) {
  const result = await run(number('--seed', 0), undefined, true);
  if (args.includes('--trace')) for (const line of result.trace) console.log(line);
  console.log(result.violation ? `broken: ${result.violation.message}` : 'all promises kept');
  process.exitCode = result.violation ? 1 : 0;
} else {
  const seeds = number('--seeds', 1000);
  const from = number('--from', 1);
  const totals = new Map<string, number>();
  const broken: string[] = [];
  for (let seed = from; seed < from + seeds; seed++) {
    const { violation, counters } = await run(seed);
    for (const [what, n] of counters) totals.set(what, (totals.get(what) ?? 0) + n);
    if (violation) broken.push(`seed ${seed} broke ${violation.message}`);
  }
  for (const line of broken.slice(0, 20)) console.log(line);
  for (const [what, n] of [...totals].sort()) console.log(`${String(n).padStart(9)}  ${what}`);
  console.log(`${seeds - broken.length} schedules kept every promise, ${broken.length} broke one`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}
