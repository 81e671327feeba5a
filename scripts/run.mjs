import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from './need-node.mjs';

const GRACE_MS = 5_000;

/** The environment of everything we start: tools and Node from node_modules come first. */
export function environment(extra = {}) {
  return { ...process.env, PATH: `${ROOT}node_modules/.bin:${process.env.PATH}`, ...extra };
}

/**
 * Runs a command in the project's folder, in its own process group, showing what it prints.
 * Resolves with its exit code once all it started has ended; 124 when `seconds` were not enough.
 * Stopping us stops it.
 * @param {string[]} command
 * @param {{ seconds: number, env?: object }} options
 */
export async function run(command, { seconds, env = {} }) {
  const [file, ...args] = command;
  const child = spawn(file, args, {
    cwd: ROOT,
    env: environment(env),
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    console.error(`\n${file}: stopped, it took longer than ${seconds} s.`);
    void stopTree(child.pid);
  }, seconds * 1_000);
  let stopping = false;
  const forward = async (signal) => {
    stopping = true;
    await stopTree(child.pid);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${file}: ${error.message}`);
      resolve(127);
    });
    // When we are being stopped nothing may come after it: `forward` ends the process.
    child.on('exit', (exit) => stopping || resolve(exit ?? 1));
  });
  clearTimeout(timer);
  process.off('SIGINT', forward).off('SIGTERM', forward);
  if (child.pid) send('SIGKILL', -child.pid);
  return late ? 124 : code;
}

/** Asks a process and all its descendants to end, then makes them. */
async function stopTree(pid) {
  // Listed first: once the parent is gone, a browser in a group of its own can no longer be found.
  const all = [-pid, ...descendants(pid)];
  send('SIGTERM', ...all);
  const end = Date.now() + GRACE_MS;
  while (Date.now() < end && all.some(alive)) await new Promise((go) => setTimeout(go, 50));
  send('SIGKILL', ...all);
}

function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function send(signal, ...pids) {
  for (const pid of pids) {
    if (alive(pid)) process.kill(pid, signal);
  }
}

function descendants(pid) {
  const parents = processes();
  const found = [pid];
  for (const parent of found) {
    found.push(...[...parents].filter(([, of]) => of === parent).map(([child]) => child));
  }
  return found;
}

/** Pid to parent pid, read from /proc; elsewhere than on Linux the process group has to do. */
function processes() {
  const table = new Map();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      table.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    }
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error;
  }
  return table;
}
