import { Refusal } from '../../shared/refusal.ts';
import { SealKeyAnswer } from '../../shared/wire.ts';
import { keepSealKey, readSealKey } from '../local/seal-key.ts';
import { type Api, get } from './api.ts';
import { Unreachable } from './wire.ts';

/** Fetches once, for phones that signed in before it, the key that files are sealed for. */
export async function fetchSealKey(api: Api): Promise<void> {
  if (await readSealKey()) return;
  try {
    await keepSealKey((await get(api, '/api/seal-key', SealKeyAnswer)).sealKey);
  } catch (error) {
    // An older server has no key, and without network the next start asks again.
    if (!(error instanceof Refusal || error instanceof Unreachable)) throw error;
  }
}
