import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder. Every script works here, wherever it was called from. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The Node that npm installs with the project: the only one it is tested on. */
const PACKAGED = `${ROOT}node_modules/.bin/node`;

/** Ends the process with one line when the Node that runs it is older than `major`. */
export function needNode(major) {
  const own = Number.parseInt(process.versions.node, 10);
  if (own >= major) return;
  console.error(`Node ${process.versions.node} is too old: this needs Node ${major} or newer.`);
  process.exit(1);
}

/** A Node able to run our TypeScript: the packaged one, or else this very one if it is new enough. */
export function ourNode() {
  if (existsSync(PACKAGED)) return PACKAGED;
  needNode(24);
  return process.execPath;
}
