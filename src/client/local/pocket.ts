import { delMany, get, getMany, set } from 'idb-keyval';
import type { Session } from '../../shared/wire.ts';
import type { FirstRows } from './first-rows.ts';

/**
 * The few things needed before the database opens, and that outlive its rebuilding: who is signed
 * in here, and how this person likes the screen.
 */
const SESSION = 'session';
const LOOKS = 'looks';
/** Where `first-rows.ts` keeps its copy. */
export const ROWS = 'rows';

/** `finder`: photos are taken inside the app, without the phone's own camera app. */
export type Looks = {
  language: 'vi' | 'en';
  text: 'normal' | 'large';
  sun: boolean;
  finder: boolean;
};
export const PLAIN_LOOKS: Looks = { language: 'vi', text: 'normal', sun: false, finder: false };

export async function readSession(): Promise<Session | null> {
  return (await get<Session>(SESSION)) ?? null;
}

export async function keepSession(session: Session): Promise<void> {
  await set(SESSION, session);
}

export async function dropSession(): Promise<void> {
  await delMany([SESSION, ROWS]);
}

export async function readLooks(): Promise<Looks> {
  return { ...PLAIN_LOOKS, ...(await get<Looks>(LOOKS)) };
}

/** All that a start needs, at once: it waits for the disk. */
export async function readPocket() {
  const [session, looks, rows] = await getMany([SESSION, LOOKS, ROWS]);
  return {
    session: (session ?? null) as Session | null,
    looks: { ...PLAIN_LOOKS, ...looks } as Looks,
    rows: rows as FirstRows | undefined,
  };
}

export async function keepLooks(looks: Looks): Promise<void> {
  await set(LOOKS, looks);
}
