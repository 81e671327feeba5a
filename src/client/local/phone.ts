import { type PhoneState, startPhone } from '../../shared/exchange/phone.ts';
import type { Id, Instant } from '../../shared/model.ts';
import { type Db, openDb } from './db.ts';

/** What a phone needs from the world and what a test hands in instead. */
export type Given = {
  /** Device time in ms. */
  clock: () => Instant;
  /** `length` random characters, each one of 64. */
  chance: (length: number) => string;
};

/** One person's work on this device. */
export type Phone = Given & { db: Db; person: Id };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const CLIENT_LENGTH = 12;
export const NONCE_LENGTH = 6;

export const realWorld: Given = {
  clock: () => Date.now(),
  chance: (length) =>
    Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET[byte & 63]).join(
      '',
    ),
};

/**
 * The work of one person of one ward on this device. The database opens, and begins where there is
 * none, with the first that is asked of it.
 */
export function openPhone(ward: Id, person: Id, given: Given = realWorld): Phone {
  const db = openDb(`toso-${ward}-${person}`);
  db.on('ready', (opened) => begin(opened as Db, person, given));
  return { ...given, db, person };
}

async function begin(db: Db, person: Id, { chance }: Given): Promise<void> {
  await db.transaction('rw', db.phone, async () => {
    if (await db.phone.get('phone')) return;
    const fresh = startPhone(person, chance(CLIENT_LENGTH));
    await db.phone.put({ ...fresh, key: 'phone' });
  });
}

/** Reads where this phone stands; inside a transaction that holds `phone`. */
export async function readState(db: Db): Promise<PhoneState> {
  const stored = await db.phone.get('phone');
  if (!stored) throw new Error('the phone record is missing');
  const { key: _key, ...state } = stored;
  // A phone that was set up before `whole` was kept stood at the ward's head whenever it rested.
  return { ...state, whole: state.whole ?? state.since };
}

export async function writeState(db: Db, state: PhoneState): Promise<void> {
  await db.phone.put({ ...state, key: 'phone' });
}
