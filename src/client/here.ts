import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Id } from '../shared/model.ts';
import type { MySession } from '../shared/sessions.ts';
import type { HandInAnswer, Invitation, Invite, Session, SetupRequest } from '../shared/wire.ts';
import type { LastList } from './local/first-rows.ts';
import type { Phone } from './local/phone.ts';
import type { Looks } from './local/pocket.ts';
import type { Turned } from './local/reminding.ts';

/** Where the app is: who uses it on which phone, and what it can ask of the world outside. */
export type Here = {
  /** Null before joining. */
  session: Session | null;
  phone: Phone | null;
  list: LastList | null;
  looks: Looks;
  setLooks: (looks: Looks) => void;
  /** What a code leads to. Refuses codeWrong, codeExpired, codeUsed, tooMany; rejects without network. */
  lookAt: (code: string) => Promise<Invitation>;
  join: (code: string) => Promise<void>;
  setUp: (request: Omit<SetupRequest, 'device'>) => Promise<void>;
  invite: (personId: string) => Promise<Invite>;
  /** Said by the first screen once its rows stand: what waited for it begins. */
  drawn: () => void;
  /** Exchanges now; resolves once nothing more can be done at present. */
  sendNow: () => Promise<void>;
  /** The same, and full photos go as well, though they were to wait for Wi-Fi. */
  sendAll: () => Promise<void>;
  /** Hands in a colleague's file. Refuses as the server does; rejects without network. */
  handIn: (file: Uint8Array) => Promise<HandInAnswer>;
  /** Signs out. What was not sent is kept until the same person is back, or wiped from this device. */
  leave: (how: 'keep' | 'wipe') => Promise<void>;
  /** The devices on which this person is signed in; rejects without network. */
  sessions: () => Promise<MySession[]>;
  /** Signs this person out on another of them. Refuses notFound; rejects without network. */
  endSession: (id: Id) => Promise<void>;
  /** Has this phone reminded while the app is closed, or no more; permission was given before. */
  remind: (on: boolean) => Promise<Turned>;
  /** Takes the waiting new version; null while there is none. */
  update: (() => void) | null;
  /** Offers to install the app; null where the browser has not offered it. */
  install: (() => Promise<void>) | null;
};

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('no app around this screen');
  return here;
}

/** For screens behind joining: the person and the phone are known. */
export function useWork(): Here & { session: Session; phone: Phone; list: LastList } {
  const here = useHere();
  const { session, phone, list } = here;
  if (!session || !phone || !list) throw new Error('nobody is signed in');
  return { ...here, session, phone, list };
}
