/**
 * Loaded before the program (`node --import`): lets a process die by SIGKILL at its k-th step, where
 * a step is the moment before and the moment after every SQL statement, every change of a file or
 * folder and every answer. The program itself knows nothing of it.
 *
 * `DIE_AT=k` counts from the start, a message `{ dieAt: k }` from then on. `CLOCK_SHIFT` (ms) lets
 * time pass. The step at which it died, or how many there were, is the last line on stderr.
 */
import fs from 'node:fs';
import http from 'node:http';
import { createRequire, flushCompileCache, syncBuiltinESMExports } from 'node:module';

const Sqlite = createRequire(import.meta.url)('better-sqlite3');

let left = Number(process.env.DIE_AT ?? 0);
let steps = 0;

function step(name) {
  steps += 1;
  left -= 1;
  if (left !== 0) return;
  fs.writeSync(2, `died ${name}\n`);
  process.kill(process.pid, 'SIGKILL');
}

function around(name, work) {
  step(`before ${name}`);
  const done = work();
  if (typeof done?.then !== 'function') {
    step(`after ${name}`);
    return done;
  }
  return done.then((value) => {
    step(`after ${name}`);
    return value;
  });
}

function wrap(owner, key, nameOf) {
  const real = owner[key];
  owner[key] = function wrapped(...args) {
    return around(nameOf(...args), () => real.apply(this, args));
  };
}

const sqlOf = (sql) => sql.replace(/\s+/g, ' ').slice(0, 60);
const realPrepare = Sqlite.prototype.prepare;
Sqlite.prototype.prepare = function prepare(sql) {
  const statement = realPrepare.call(this, sql);
  for (const key of ['run', 'all', 'get']) wrap(statement, key, () => sqlOf(sql));
  return statement;
};
wrap(Sqlite.prototype, 'exec', sqlOf);

const short = (path) => String(path).split('/').slice(-2).join('/');
for (const key of ['mkdir', 'rename', 'rm', 'link', 'writeFile']) {
  wrap(fs.promises, key, (path) => `${key} ${short(path)}`);
}
const file = await fs.promises.open('/dev/null');
const FileHandle = Object.getPrototypeOf(file);
await file.close();
wrap(FileHandle, 'appendFile', () => 'append');
for (const key of ['sync', 'datasync']) wrap(FileHandle, key, () => key);
wrap(http.ServerResponse.prototype, 'end', () => 'answer');
syncBuiltinESMExports();

const shift = Number(process.env.CLOCK_SHIFT ?? 0);
const realNow = Date.now;
Date.now = () => realNow() + shift;

process.on('message', ({ dieAt }) => {
  // It is written at a clean end only, and most ends here are not.
  flushCompileCache();
  left = dieAt;
  process.send('armed');
});
process.channel?.unref();
process.on('exit', () => {
  if (process.env.DIE_AT) fs.writeSync(2, `steps ${steps}\n`);
});
