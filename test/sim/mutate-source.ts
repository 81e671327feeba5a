import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edits, Mutant } from './mutants.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type Verdict = { failed: number; played: number; first: string | null };

/** Plays schedules in a copy of the source with one rule broken. */
export function tryMutant(mutant: Mutant, which: string[]): Verdict {
  const copy = mkdtempSync(join(tmpdir(), 'to-so-mutant-'));
  try {
    cpSync(join(ROOT, 'src/shared'), join(copy, 'src/shared'), { recursive: true });
    cpSync(join(ROOT, 'test/sim'), join(copy, 'test/sim'), { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    breakRule(copy, mutant);
    if (mutant.and) breakRule(copy, { rule: mutant.rule, ...mutant.and });
    const args = ['test/sim/cli.ts', '--json', ...which];
    const run = spawnSync(process.execPath, args, {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 64_000_000,
      timeout: 900_000,
    });
    const last = run.stdout.trim().split('\n').at(-1);
    // A mutant that crashes the simulator is caught too, but says nothing: it must break a promise.
    if (!last?.startsWith('{')) throw new Error(`${mutant.rule}: ${run.stderr.slice(0, 500)}`);
    const { seeds, broken } = JSON.parse(last) as { seeds: number; broken: [number, string][] };
    return { failed: broken.length, played: seeds, first: broken[0]?.[1] ?? null };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function breakRule(
  copy: string,
  { rule, file, edits }: { rule: string; file: string; edits: Edits },
): void {
  const path = join(copy, file);
  let source = readFileSync(path, 'utf8');
  for (const [find, replace] of edits) {
    if (source.split(find).length !== 2)
      throw new Error(`${rule}: “${find}” is not in ${file} once`);
    source = source.replace(find, () => replace);
  }
  writeFileSync(path, source);
}
