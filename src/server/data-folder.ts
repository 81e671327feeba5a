import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const DATABASE = 'to-so.sqlite';
const PHOTOS = 'photos';
const BUILT = 'built';

/**
 * Where everything of a server lies; the folder is made if need be. Back up all of it but `built`,
 * which holds parts of earlier builds of the app.
 */
export function dataFolder(folder: string): { database: string; photos: string; built: string } {
  mkdirSync(folder, { recursive: true });
  return {
    database: join(folder, DATABASE),
    photos: join(folder, PHOTOS),
    built: join(folder, BUILT),
  };
}
