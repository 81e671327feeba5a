import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ourNode, ROOT } from './need-node.mjs';
import { run } from './run.mjs';

const STAMP = `${ROOT}dist/.vite/stamp`;

/** All that can change what the browser gets; the server's code cannot. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
const NOT = `${ROOT}src/server`;

/** Builds the client into dist/ when its sources are not those dist/ was made of. True on success. */
export async function build({ always = false } = {}) {
  const stamp = stampOf(SOURCES);
  if (!always && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return true;
  const vite = [ourNode(), 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
  if ((await run(vite, { seconds: 180 })) !== 0) return false;
  writeFileSync(STAMP, stamp);
  return true;
}

function stampOf(names) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (path === NOT) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(`${path}/${name}`);
    } else {
      hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0');
    }
  };
  for (const name of names) if (existsSync(ROOT + name)) add(ROOT + name);
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await build({ always: true })) ? 0 : 1;
}
