import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const DATABASE = 'to-so.sqlite';
const PHOTOS = 'photos';

/** Where everything of a server lies; the folder is made if need be. Back up all of it. */
export function dataFolder(folder: string): { database: string; photos: string } {
  mkdirSync(folder, { recursive: true });
  return { database: join(folder, DATABASE), photos: join(folder, PHOTOS) };
}
