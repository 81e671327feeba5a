import { existsSync } from 'node:fs';
import { run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * What a test's browser is started with. It runs as root in a container, and must neither look for
 * a graphics card nor talk to anybody but our server.
 */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a real Chromium: `CHROMIUM` if set, else the first one on the PATH; null without one. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(':')];
  return folders.flatMap((dir) => NAMES.map((name) => `${dir}/${name}`)).find(existsSync) ?? null;
}

/** Installs Debian's Chromium when there is none and we may. True when there is one in the end. */
export async function installChromium() {
  if (findChromium()) return true;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log('Installing Chromium (apt-get install chromium)…');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run(['apt-get', 'update', '-qq'], { seconds: 180, env });
    await run(['apt-get', 'install', '-y', '-qq', 'chromium'], { seconds: 600, env });
  }
  if (findChromium()) return true;
  console.error(
    'No Chromium found. Install it (Debian, Ubuntu: `apt-get install chromium`) or set CHROMIUM to its path.',
  );
  return false;
}
