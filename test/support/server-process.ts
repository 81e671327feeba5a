import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 15_000;

/** The real program in a process of its own, on any free port. */
export type ServerProcess = {
  url: string;
  printed: string;
  stop(signal: NodeJS.Signals): Promise<Ended>;
};
export type Ended = { code: number | null; signal: NodeJS.Signals | null };

/** Starts it and waits until it has said where it is; `args` as after `npm start --`. */
export async function startServer(folder: string, args: string[] = []): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['src/server/main.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<Ended>((done) => {
    child.on('exit', (code, signal) => done({ code, signal }));
  });
  const printed = await readUntil(child, 'Ctrl-C');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
  return {
    url,
    printed,
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

function readUntil(child: ChildProcess, mark: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server did not start: ${text}`));
    }, PATIENCE_MS);
    const hear = (part: Buffer) => {
      text += part;
      if (!text.includes(mark)) return;
      clearTimeout(timer);
      resolve(text);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', () => {
      clearTimeout(timer);
      reject(new Error(`the server ended: ${text}`));
    });
  });
}
