import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MUTANTS } from './mutants.ts';
import { tryMutant } from './mutate-source.ts';
import { PHOTO_MUTANTS } from './photo-mutants.ts';
import { run } from './run.ts';
import { shrink } from './shrink.ts';
import { tooRare } from './sometimes.ts';

/**
 * `--seeds N [--from N]` plays schedules, on as many cores as `--workers` says · `--sometimes` also
 * asks that every fault and every way out came to pass · `--seed N --trace` tells one as a story ·
 * `--mutants` breaks one rule at a time. Ends with 1 when a promise was broken, or a mutant lived.
 */
const args = process.argv.slice(2);
const number = (name: string, otherwise: number) => {
  const at = args.indexOf(name);
  return at < 0 ? otherwise : Number(args[at + 1]);
};
/** Nobody reads where in the simulator a simulated crash was thrown, and it costs. */
Error.stackTraceLimit = 0;

/** What many schedules came to; counters as they travel between processes. */
type Sum = { seeds: number; broken: [seed: number, what: string][]; counters: [string, number][] };

if (args.includes('--mutants')) await hunt(number('--seeds', 400));
else if (args.includes('--seed')) await tellOne(number('--seed', 0));
else if (args.includes('--json')) console.log(JSON.stringify(await play(range())));
else await playMany();

function range() {
  return { from: number('--from', 1), seeds: number('--seeds', 1_000) };
}

async function tellOne(seed: number): Promise<void> {
  const result = args.includes('--shrink')
    ? await shrink(seed)
    : await run(seed, undefined, args.includes('--trace'));
  for (const line of result.trace) console.log(line);
  console.log(result.violation ? `broken: ${result.violation.message}` : 'all promises kept');
  process.exitCode = result.violation ? 1 : 0;
}

async function play({ from, seeds }: { from: number; seeds: number }): Promise<Sum> {
  const totals = new Map<string, number>();
  const broken: Sum['broken'] = [];
  const last = from + seeds - 1;
  let seed = from;
  for (; seed <= last; seed++) {
    const { violation, counters } = await run(seed);
    for (const [what, n] of counters) totals.set(what, (totals.get(what) ?? 0) + n);
    if (violation) broken.push([seed, violation.message]);
    if (violation && args.includes('--until-broken')) break;
  }
  return { seeds: Math.min(seed, last) - from + 1, broken, counters: [...totals] };
}

async function playMany(): Promise<void> {
  const { from, seeds } = range();
  const workers = number('--workers', 1);
  const each = Math.ceil(seeds / workers);
  const parts = Array.from({ length: workers }, (_, i) => from + i * each).map((first) => ({
    from: first,
    seeds: Math.min(each, from + seeds - first),
  }));
  const sums = await Promise.all(workers === 1 ? parts.map(play) : parts.map(elsewhere));
  const counters = new Map<string, number>();
  for (const sum of sums) {
    for (const [what, n] of sum.counters) counters.set(what, (counters.get(what) ?? 0) + n);
  }
  for (const [what, n] of [...counters].sort()) console.log(`${String(n).padStart(9)}  ${what}`);
  const broken = sums.flatMap((sum) => sum.broken);
  for (const [seed, what] of broken.slice(0, 20)) console.log(`seed ${seed} broke ${what}`);
  const rare = args.includes('--sometimes') ? tooRare(counters, seeds) : [];
  for (const line of rare) console.log(`too rare to prove anything: ${line}`);
  const first = broken[0];
  if (first) {
    console.log(`\nthe shortest story of seed ${first[0]} that still breaks it:`);
    for (const line of (await shrink(first[0])).trace) console.log(line);
  }
  console.log(`${seeds - broken.length} schedules kept every promise, ${broken.length} broke one`);
  process.exitCode = broken.length + rare.length > 0 ? 1 : 0;
}

/** The same in a process of its own. */
function elsewhere(part: { from: number; seeds: number }): Promise<Sum> {
  const self = fileURLToPath(import.meta.url);
  const asked = ['--json', '--from', String(part.from), '--seeds', String(part.seeds)];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [self, ...asked], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
    });
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(text) as Sum);
      else reject(new Error(`a part of the schedules ended with ${code}`));
    });
  });
}

/** Each broken rule in a copy of the source; the rare ones get more schedules until one fails. */
async function hunt(seeds: number): Promise<void> {
  const most = number('--most', 20_000);
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : '';
  const all = [...MUTANTS, ...PHOTO_MUTANTS].filter(({ rule }) => rule.includes(only ?? ''));
  for (const mutant of all) {
    let { failed, played, first } = tryMutant(mutant, ['--seeds', String(seeds)]);
    if (failed === 0) {
      const more = ['--from', String(seeds + 1), '--seeds', String(most), '--until-broken'];
      ({ failed, played, first } = tryMutant(mutant, more));
      played += seeds;
    }
    const share = `${((100 * failed) / played).toFixed(failed > 1 ? 1 : 3)} %`.padStart(9);
    console.log(`${share}  ${mutant.rule}  ${first ? `(${first})` : 'LIVES'}`);
    if (failed === 0) process.exitCode = 1;
  }
}
