import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { CHROMIUM_ARGS, findChromium } from '../../../scripts/chromium.mjs';

/** A process killed with SIGKILL is gone within this, or the system is broken. */
const PATIENCE_MS = 10_000;

/** In a process group of its own, so that one signal reaches the browser and all its children. */
export function startChromium(folder: string, url: string): ChildProcess {
  const args = [
    ...CHROMIUM_ARGS,
    '--headless=new',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-popup-blocking',
    '--disable-default-apps',
    '--disable-breakpad',
    '--password-store=basic',
    `--user-data-dir=${folder}`,
    url,
  ];
  // What it leaves lying about goes with the profile.
  const env = { ...process.env, TMPDIR: folder };
  const options = { detached: true, stdio: 'ignore', env } as const;
  return spawn(findChromium() ?? '/usr/bin/chromium', args, options);
}

/** SIGKILL to every process of the browser; resolves once none is left. */
export async function killAll({ pid }: ChildProcess, folder: string): Promise<void> {
  if (pid === undefined) throw new Error('the browser did not start');
  const family = [...new Set([...membersOf(pid), ...usersOf(folder)])];
  for (const one of [-pid, ...family]) signal(one);
  const until = Date.now() + PATIENCE_MS;
  while ([...membersOf(pid), ...usersOf(folder)].length > 0) {
    if (Date.now() > until) throw new Error(`the browser ${pid} outlived SIGKILL`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Processes of a group; what is dead and not yet collected does not count. */
function membersOf(group: number): number[] {
  return processes().filter((pid) => {
    const [state, , of] = statusOf(pid);
    return of === String(group) && state !== 'Z';
  });
}

function usersOf(folder: string): number[] {
  return processes().filter((pid) => fileOf(pid, 'cmdline').includes(folder));
}

function processes(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

function statusOf(pid: number): string[] {
  const stat = fileOf(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Empty where the process is gone. */
function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
