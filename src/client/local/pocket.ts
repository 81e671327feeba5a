import { del, get, set } from 'idb-keyval';
import type { Session } from '../../shared/wire.ts';

/**
 * The few things needed before the database opens, and that outlive its rebuilding: who is signed
 * in here, and how this person likes the screen.
 */
const SESSION = 'session';
const LOOKS = 'looks';

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
  await del(SESSION);
}

export async function readLooks(): Promise<Looks> {
  return { ...PLAIN_LOOKS, ...(await get<Looks>(LOOKS)) };
}

export async function keepLooks(looks: Looks): Promise<void> {
  await set(LOOKS, looks);
}
