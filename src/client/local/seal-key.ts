import { get, set } from 'idb-keyval';

/** The server's public key, where the phone signed in before keys came with that. */
const KEY = 'sealKey';

export async function readSealKey(): Promise<string | null> {
  return (await get<string>(KEY)) ?? null;
}

export async function keepSealKey(key: string): Promise<void> {
  await set(KEY, key);
}
