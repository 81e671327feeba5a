// `npm run dev`: the server with --watch and vite in front of it, both ended by one Ctrl-C.
import { spawn } from 'node:child_process';
import { needNode, ourNode, ROOT } from './need-node.mjs';
import { environment } from './run.mjs';
import { install } from './setup.mjs';

needNode(20);
if (!(await install())) process.exit(1);

const PORT = process.env.PORT ?? '3001';
const node = ourNode();
const sides = [
  ['--watch', 'src/server/main.ts', ...process.argv.slice(2)],
  ['node_modules/vite/bin/vite.js', '--clearScreen', 'false'],
].map((args) =>
  spawn(node, args, {
    cwd: ROOT,
    env: environment({ PORT, DEV_API: `http://127.0.0.1:${PORT}` }),
    stdio: 'inherit',
  }),
);
let ending = false;
function end() {
  ending = true;
  for (const side of sides) side.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
const codes = await Promise.all(
  sides.map(
    (side) =>
      new Promise((resolve) => {
        side.on('error', () => resolve(1));
        side.on('exit', (code) => {
          resolve(ending ? 0 : (code ?? 1));
          end();
        });
      }),
  ),
);
process.exitCode = Math.max(...codes);
