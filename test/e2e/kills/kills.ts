import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Random, seeded } from '../../sim/random.ts';
import { killAll, startChromium } from './chromium.ts';
import { listenOutside, type Outside } from './outside.ts';
import { isTorn, tear } from './torn.ts';
import type { Found } from './writing.ts';

/** What a run of kills showed. */
export type Kills = {
  kills: number;
  /** Kills while the page was writing; the others struck while the browser started or looked. */
  inWriting: number;
  /** Ops promised to be stored; each was looked for after every later kill of its profile. */
  accepted: number;
  /** Ops found that were never promised: stored, and killed before this could be told. */
  untold: number;
  profiles: number;
  /** Kills within a write of Chromium's own log, which left half a record behind. */
  torn: number;
  /** Empty, or accepted ops went lost. */
  wrong: string[];
};

/** Without a sign of life the browser counts as hung. */
const PATIENCE_MS = 20_000;
/** Kills after which a new profile begins, so that looking through it stays quick. */
const PER_PROFILE = 25;
/** How long a page may write before it is killed, at most, in ms. */
const WRITING_MS = 600;
/** Up to here a browser that is killed at any moment since its start may live, in ms. */
const LIVING_MS = 1_500;

/**
 * Starts Chromium on a page that writes with the product's own code, kills all of its processes
 * with SIGKILL at a random moment, opens the same profile again and compares it with what was
 * promised. A killed process is not a power cut: what the system's cache holds survives it, so the
 * page also tells how durable its transactions were.
 */
export async function killWhileWriting(
  times: number,
  seed: number,
  progress: (sofar: Kills) => void = () => {},
): Promise<Kills> {
  const random = seeded(seed);
  const sum: Kills = {
    ...{ kills: 0, inWriting: 0, accepted: 0, untold: 0, profiles: 0, torn: 0, wrong: [] },
  };
  const outside = await listenOutside();
  try {
    while (sum.kills < times && sum.wrong.length === 0) {
      await killOneProfile(Math.min(PER_PROFILE, times - sum.kills), random, outside, sum);
      progress(sum);
    }
  } finally {
    outside.close();
  }
  return sum;
}

/**
 * One kill within a write of Chromium's log, made certain: half a record is written behind the log
 * of a killed browser. Returns what was lost over the next two starts.
 */
export async function killWithinLog(): Promise<{ accepted: number; wrong: string[] }> {
  const outside = await listenOutside();
  const folder = mkdtempSync(join(tmpdir(), 'to-so-torn-'));
  const ledger = new Map<string, string>();
  const wrong: string[] = [];
  let browser: ChildProcess | undefined;
  outside.broken = (why) => wrong.push(why);
  outside.accepted = (ops) => {
    for (const [id, says] of ops) ledger.set(id, says);
  };
  try {
    for (let time = 0; time < 4; time += 1) {
      const looking = outside.nextFound().then((found) => {
        wrong.push(...faultsIn(found, ledger));
      });
      browser = startChromium(folder, address(outside.url, 0, 1));
      await withPatience(looking);
      const before = ledger.size;
      while (ledger.size < before + 5) await pause(5);
      await killAll(browser, folder);
      if (time === 1) tear(folder);
    }
  } finally {
    outside.close();
    if (browser) await killAll(browser, folder);
    rmSync(folder, { recursive: true, force: true });
  }
  return { accepted: ledger.size, wrong };
}

async function killOneProfile(times: number, random: Random, outside: Outside, sum: Kills) {
  const folder = mkdtempSync(join(tmpdir(), 'to-so-kills-'));
  const ledger = new Map<string, string>();
  let looked = 0;
  let browser: ChildProcess | undefined;
  const check = (found: Found): void => {
    sum.wrong.push(...faultsIn(found, ledger).map((fault) => `after ${sum.kills} kills: ${fault}`));
    looked = found.entries.length;
    sum.untold += found.entries.filter(([, id]) => !ledger.has(id)).length;
    // From here on they are known to be stored, so they must stay.
    for (const [, id, says] of found.entries) ledger.set(id, says);
  };
  sum.profiles += 1;
  outside.broken = (why) => sum.wrong.push(`after ${sum.kills} kills the page broke: ${why}`);
  outside.accepted = (ops) => {
    for (const [id, says] of ops) ledger.set(id, says);
    sum.accepted += ops.length;
  };
  try {
    for (let kill = 0; kill < times && sum.wrong.length === 0; kill += 1) {
      let isWriting = false;
      const looking = outside.nextFound().then((found) => {
        check(found);
        isWriting = true;
      });
      const tabs = random.chance(0.5) ? 2 : 1;
      browser = startChromium(folder, address(outside.url, looked, tabs));
      if (random.chance(0.2)) await pause(random.below(LIVING_MS));
      else {
        await withPatience(looking);
        await pause(random.below(WRITING_MS));
      }
      if (isWriting) sum.inWriting += 1;
      await killAll(browser, folder);
      sum.kills += 1;
      if (isTorn(folder)) sum.torn += 1;
    }
    // Once more, looking through everything.
    browser = startChromium(folder, address(outside.url, 0, 1));
    await withPatience(outside.nextFound().then(check));
  } finally {
    if (browser) await killAll(browser, folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a look at the disk shows to be lost, doubled, or out of order. */
function faultsIn(found: Found, ledger: ReadonlyMap<string, string>): string[] {
  const { entries, wrong, durabilities } = found;
  const stored = new Map(entries.map(([n, id, says]) => [id, { n, says }]));
  const lost = [...ledger].filter(([id, says]) => stored.get(id)?.says !== says);
  const inOrder = [...stored].every(([id, { n }]) => id.split('.')[1] === String(n));
  return [
    ...wrong,
    ...lost.map(([id, says]) => `accepted and lost: ${id} (${says})`),
    ...(stored.size === entries.length ? [] : ['an id stands twice']),
    ...(inOrder ? [] : ['an op stands at a number that is not its own']),
    ...(durabilities.join() === 'strict' ? [] : [`durability ${durabilities}`]),
  ];
}

function address(url: string, after: number, tabs: number): string {
  return `${url}?looks=yes&after=${after}&tabs=${tabs}`;
}

async function withPatience(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the page said nothing')), PATIENCE_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
