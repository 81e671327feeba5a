import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 30_000;
const PRELOAD = `--import=${join(import.meta.dirname, 'die-at.mjs')}`;

type Given = { folder: string; dieAt?: number; shift?: number };

/** The real server in a process of its own that dies where it is told (`die-at.mjs`). */
export type Mortal = {
  url: string;
  printed: string;
  /** To die at its k-th step from now on, at none for 0. False when it is dead already. */
  arm(dieAt: number): Promise<boolean>;
  isAlive(): boolean;
  /** Waits for its end and says at which step that was. */
  end(signal?: NodeJS.Signals): Promise<string>;
};

/** Null when it died on the way up, as `dieAt` may ask. */
export async function startMortal(given: Given): Promise<Mortal | null> {
  const child = start(['src/server/main.ts'], given);
  const heard = listen(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  while (!heard.out.includes('Ctrl-C') && isAlive(child)) {
    await Promise.race([once(child.stdout as never, 'data'), heard.closed]);
  }
  clearTimeout(timer);
  if (!isAlive(child)) {
    if (!given.dieAt) throw new Error(`the server did not start: ${heard.out}${heard.err}`);
    return null;
  }
  return {
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(heard.out)?.[0] ?? '',
    printed: heard.out,
    async arm(dieAt) {
      const armed = once(child, 'message').then(() => true);
      // A channel that is closed, or closes meanwhile, is told by `closed`.
      child.send({ dieAt }, () => {});
      return Promise.race([armed, heard.closed.then(() => false)]);
    },
    isAlive: () => isAlive(child),
    async end(signal) {
      if (signal) child.kill(signal);
      await heard.closed;
      return lastLine(heard.err);
    },
  };
}

/** A command of the operator. `died` names the step, `steps` counts them. */
export async function toso(args: string[], given: Given) {
  const child = start(['src/server/cli.ts', ...args], given);
  const heard = listen(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await heard.closed;
  clearTimeout(timer);
  const { exitCode: code, signalCode: signal } = child;
  const steps = Number(/steps (\d+)/.exec(heard.err)?.[1] ?? 0);
  return { code, signal, out: heard.out, err: heard.err, died: lastLine(heard.err), steps };
}

function start(program: string[], { folder, dieAt, shift = 0 }: Given): ChildProcess {
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    DATA_DIR: folder,
    // Hundreds of starts: what was compiled once need not be compiled again.
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/crash'),
    CLOCK_SHIFT: String(shift),
    ...(dieAt !== undefined && { DIE_AT: String(dieAt) }),
  };
  const stdio = ['ignore' as const, 'pipe' as const, 'pipe' as const, 'ipc' as const];
  return spawn(process.execPath, [PRELOAD, ...program], { cwd: ROOT, env, stdio });
}

function listen(child: ChildProcess) {
  const heard = { out: '', err: '', closed: once(child, 'close') };
  child.stdout?.on('data', (part: Buffer) => {
    heard.out += part;
  });
  child.stderr?.on('data', (part: Buffer) => {
    heard.err += part;
  });
  return heard;
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
