import * as z from 'zod/mini';
import { Id, Instant, Sha256 } from '../../shared/model.ts';

/** Entries of a backup, in this order; `sha256sum -c SHA256SUMS` says of each if it is whole. */
export const ABOUT = 'to-so-backup.json';
export const DATABASE = 'to-so.sqlite';
export const SUMS = 'SHA256SUMS';

/** The first entry: what this file is. A program that reads `format` 1 refuses a higher one. */
export const About = z.object({
  kind: z.literal('to-so-backup'),
  format: z.number(),
  version: z.string(),
  madeAt: Instant,
});
export type About = z.infer<typeof About>;
export const FORMAT = 1;
export const ABOUT_MAX = 10_000;

/** The name of a photo's entry, and its path below the data folder. */
export function photoEntry(ward: Id, sha256: Sha256): string {
  return `photos/${ward}/${sha256.slice(0, 2)}/${sha256}.jpg`;
}

/** Whose photo an entry is, or null for any other name: nothing else is ever written to the disk. */
export function readPhotoEntry(name: string): { ward: Id; sha256: Sha256 } | null {
  const [, ward = '', sha256 = ''] = /^photos\/([^/]+)\/[^/]+\/([^/]+)\.jpg$/.exec(name) ?? [];
  const sound = Id.safeParse(ward).success && Sha256.safeParse(sha256).success;
  // `.` and `..` are ids by their letters.
  if (!sound || /^\.+$/.test(ward) || photoEntry(ward, sha256) !== name) return null;
  return { ward, sha256 };
}

/** One line of SHA256SUMS. */
export function sumLine(name: string, hash: string): string {
  return `${hash}  ${name}\n`;
}
