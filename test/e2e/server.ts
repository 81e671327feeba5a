import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A real server process with a data folder of its own, as `npm start` runs it. */
export type Server = {
  url: string;
  officialLink: string;
  /** Join codes as printed: two of Khu phố 1, one of Khu phố 2. */
  codes: string[];
  printed: string;
  /** The folder of its database and photos. */
  data: string;
  kill: (signal: NodeJS.Signals) => Promise<void>;
  /** With the same data at the same address; from another folder, as after a deploy, if one is given. */
  startAgain: (root?: string) => Promise<void>;
  /** Stops the process and removes its data. */
  end: () => Promise<void>;
};

export async function startServer(...args: string[]): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'to-so-e2e-'));
  const port = await freePort();
  let child = launch(port, data, args);
  const printed = await ready(child);
  const url = `http://127.0.0.1:${port}`;
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return {
    url,
    officialLink: printed.match(/https?:\/\/\S+\/vao#\S{20,}/)?.[0] ?? '',
    codes: [...printed.matchAll(/\b([A-Z0-9]{4})-([A-Z0-9]{4})\b/g)].map(([code]) => code),
    printed,
    data,
    kill,
    startAgain: async (root) => {
      child = launch(port, data, args, root);
      await ready(child);
    },
    end: async () => {
      await kill('SIGKILL');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function launch(port: number, data: string, args: string[], root = ROOT): ChildProcess {
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data };
  return spawn(process.execPath, ['src/server/main.ts', ...args], { cwd: root, env });
}

/** What the server printed until it answered; rejects when it ends first. */
async function ready(child: ChildProcess): Promise<string> {
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    printed += chunk;
  });
  for (let waited = 0; waited < 20_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${printed}`);
    if (/http:\/\/127\.0\.0\.1:\d+/.test(printed)) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return printed;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server did not start: ${printed}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
