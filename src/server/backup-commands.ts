import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Refusal } from '../shared/refusal.ts';
import { type Made, makeBackup } from './backup/make.ts';
import { restoreBackup } from './backup/restore.ts';
import { Stopped } from './backup/stopped.ts';
import type { DataFolder } from './data-folder.ts';
import type { Printed } from './plan-commands.ts';
import { noteBackup } from './store/backups.ts';
import type { Store } from './store/open.ts';
import { say } from './terminal.ts';
import { programVersion } from './version.ts';

/** `backup FILE`: everything in one new file, also while the server runs. */
export async function backup(
  store: Store,
  paths: DataFolder,
  [name]: readonly string[],
): Promise<Printed> {
  if (name === undefined) return { refused: say('backupUsage'), code: 1 };
  const file = fromHere(name);
  const from = { ...paths, version: programVersion() };
  return orSay('nothingMade', async (signal) => {
    const made = await makeBackup(from, file, Date.now(), signal);
    const { ops, photos, bytes, lost } = made;
    const lines = [say('backupMade', { wards: made.wards.length, ops, photos, bytes, file })];
    if (lost.length > 0) lines.push(say('photosLost', { count: lost.length }));
    if (!(await note(store, made))) lines.push(say('backupNotNoted'));
    return lines;
  });
}

/** `restore FILE`: its data in the place of the present ones, which are moved aside. */
export async function restore(paths: DataFolder, [name]: readonly string[]): Promise<Printed> {
  if (name === undefined) return { refused: say('restoreUsage'), code: 1 };
  return orSay('nothingChanged', async (signal) => {
    const given = { now: Date.now(), chance: randomBytes, signal };
    const { madeAt, ...rest } = await restoreBackup(fromHere(name), paths, given);
    return [say('restored', { ...rest, made: showTime(madeAt) }), say('restoredNext')];
  });
}

/** Ctrl-C asks to stop at the next moment at which nothing is left behind. */
async function orSay(
  safe: 'nothingMade' | 'nothingChanged',
  work: (signal: AbortSignal) => Promise<string[]>,
): Promise<Printed> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stop.abort());
  }
  try {
    return { lines: await work(stop.signal) };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { refused: `${say(`stopped.${error.reason}`)} ${say(safe)}`, code: 1 };
  }
}

/** The file is good either way; not counted, it only makes phones keep more. */
async function note(store: Store, { wards, madeAt }: Made): Promise<boolean> {
  try {
    await noteBackup(store, wards, madeAt);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'busy') return false;
    throw error;
  }
}

/** npm runs commands in the project's folder; a path is meant from where the person stands. */
function fromHere(name: string): string {
  return resolve(process.env.INIT_CWD ?? '.', name);
}

function showTime(at: number): string {
  return new Date(at).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });
}
