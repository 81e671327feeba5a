// `npm start`: from a fresh clone to a running server, with nothing but npm and Node 20 or newer.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { needNode, ourNode, ROOT } from './need-node.mjs';
import { environment } from './run.mjs';
import { install } from './setup.mjs';

const PATIENCE_MS = 10_000;

needNode(20);
if (!(await install())) stop('The packages could not be installed; what npm said stands above.');
if (!(await build())) stop('The app could not be built; the reason stands above.');

// In a group of its own: Ctrl-C reaches npm, the shell and us, each of which would pass it on, and
// the server must hear it once.
const server = spawn(ourNode(), ['src/server/main.ts', ...process.argv.slice(2)], {
  cwd: ROOT,
  env: environment({ NODE_ENV: process.env.NODE_ENV ?? 'production' }),
  stdio: 'inherit',
  detached: true,
});
let asked = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (asked) return;
    asked = true;
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), PATIENCE_MS).unref();
  });
}
server.on('error', (error) => stop(`The server could not be started: ${error.message}`));
server.on('exit', (code) => process.exit(asked ? 0 : (code ?? 1)));

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
