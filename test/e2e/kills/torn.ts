import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = 32_768;
const HEADER = 7;
/** A record in one piece, and the last piece of one in several. */
const ENDS = [1, 4];

/**
 * Whether the kill struck while Chromium was writing its own log, so that a record at the end of it
 * is incomplete. What follows from that stands at `freshLog`.
 */
export function isTorn(profile: string): boolean {
  return logsOf(profile).some((path) => endsWithin(readFileSync(path)));
}

/** Leaves half a record in the log: its head, and nothing of the 450 bytes that it announces. */
export function tear(profile: string): void {
  for (const path of logsOf(profile)) appendFileSync(path, Buffer.from('c18373acc20101', 'hex'));
}

function logsOf(profile: string): string[] {
  const folder = join(profile, 'Default/IndexedDB');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /leveldb\/\d+\.log$/.test(path))
    .map((path) => join(folder, path));
}

/** Walks the records of a LevelDB log: checksum (4 bytes), length (2), type (1), what it says. */
function endsWithin(log: Buffer): boolean {
  let at = 0;
  let isWhole = true;
  while (at < log.length) {
    const left = BLOCK - (at % BLOCK);
    if (left < HEADER) {
      at += left;
      continue;
    }
    if (at + HEADER > log.length) return true;
    isWhole = ENDS.includes(log.readUInt8(at + 6));
    at += HEADER + log.readUInt16LE(at + 4);
  }
  return at > log.length || !isWhole;
}
