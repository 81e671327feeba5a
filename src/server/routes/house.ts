import type { Context } from 'hono';
import type { Instant } from '../../shared/model.ts';
import type { Blobs } from '../blobs/blob.ts';
import type { Store } from '../store/open.ts';
import type { Chance } from '../store/secrets.ts';
import { type Who, who } from '../who.ts';
import type { Tries } from './tries.ts';

/** What every address stands on. Clock and chance are handed in. */
export type House = {
  store: Store;
  blobs: Blobs;
  now: () => Instant;
  chance: Chance;
  tries: Tries;
  version: string;
  /** May pushes be sent to this address? */
  isPushService: (endpoint: string) => boolean;
};

/** Who asks. Refuses `signedOut`. */
export function asker(house: House, c: Context): Promise<Who> {
  return who(house.store, c.req.header('authorization'));
}
