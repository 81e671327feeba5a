import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { ROOT } from './need-node.mjs';
import { run } from './run.mjs';

const MODULES = `${ROOT}node_modules`;

/** Installs exactly what package-lock.json names, unless it is there already. True when it is. */
export async function install() {
  if (installed()) return true;
  if (lstatSync(MODULES, { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error('node_modules is a link; npm ci would empty the folder it points to. Remove it.');
    return false;
  }
  console.log('Installing packages (npm ci)…');
  // npm keeps the Node it runs on: the packaged one would be deleted under its own feet.
  const npm = process.env.npm_execpath
    ? [process.env.npm_node_execpath ?? process.execPath, process.env.npm_execpath]
    : ['npm'];
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  // The packages need no install scripts, and what does not run cannot do harm.
  flags.push('--ignore-scripts', '--loglevel=error');
  return (await run([...npm, 'ci', ...flags], { seconds: 900 })) === 0;
}

/** Compares versions, not dates: a checkout makes every file look new. */
function installed() {
  const record = `${MODULES}/.package-lock.json`;
  if (!existsSync(record)) return false;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8')).packages;
  const { '': project, ...packages } = wanted;
  return Object.entries(packages).every(([path, { version, optional, os, cpu }]) => {
    if (present[path]) return present[path].version === version;
    // Optional means: for another kind of computer. Ours among those must be there.
    const name = path.slice('node_modules/'.length);
    const ours = os?.includes(process.platform) && cpu?.includes(process.arch);
    return optional && !(ours && project.optionalDependencies?.[name]);
  });
}
