import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../scripts/run.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** All that is needed to build the app and to run its server. */
const PARTS = [
  'src',
  'public',
  'scripts',
  'index.html',
  'package.json',
  'tsconfig.base.json',
  'vite.config.ts',
];

/** The next version of the app, in a folder of its own: the tab “Thêm” has a new name. */
export type Deploy = { root: string; end: () => void };

export const OLD_NAME = 'Thêm';
export const NEW_NAME = 'Thêm nữa';

/** Copies the project, changes a text that every part of the app depends on, and builds it. */
export async function deployNext(): Promise<Deploy> {
  const root = mkdtempSync(join(tmpdir(), 'to-so-next-'));
  for (const part of PARTS) cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const texts = join(root, 'src/locales/vi.json');
  const said = readFileSync(texts, 'utf8');
  writeFileSync(texts, said.replace(`"more": "${OLD_NAME}"`, `"more": "${NEW_NAME}"`));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const command = [process.execPath, vite, 'build', root, '--logLevel', 'error'];
  if ((await run(command, { seconds: 120 })) !== 0) throw new Error('the next version is broken');
  return { root, end: () => rmSync(root, { recursive: true, force: true }) };
}
