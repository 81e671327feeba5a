import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where everything of a server lies; `npm run -s toso -- backup` copies what matters of it. */
export type DataFolder = {
  folder: string;
  database: string;
  photos: string;
  lock: string;
  built: string;
};

const DATABASE = 'to-so.sqlite';
const PHOTOS = 'photos';
const LOCK = 'lock';
const BUILT = 'built';

/** The folder is made if need be. `built` holds parts of earlier builds of the app. */
export function dataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  return {
    folder,
    database: at(DATABASE),
    photos: at(PHOTOS),
    lock: at(LOCK),
    built: at(BUILT),
  };
}
