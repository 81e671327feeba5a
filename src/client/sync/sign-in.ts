import type { Id } from '../../shared/model.ts';
import { type MySession, MySessions, SessionEnded } from '../../shared/sessions.ts';
import { HandInAnswer, Invitation, Invite, Session, type SetupRequest } from '../../shared/wire.ts';
import { get, post, postBytes, unsay } from './api.ts';
import { browserWire as wire } from './wire.ts';

/** What can be asked of the server before or beside the exchange of work; nobody is signed in yet. */
const stranger = { wire, token: null };

/** What a code leads to; the code stays unused. Refuses codeWrong, codeExpired, codeUsed, tooMany. */
export function lookAt(code: string): Promise<Invitation> {
  return post(stranger, '/api/invitation', { code, device: '' }, Invitation);
}

/** A session on this device for the person whose code this is. */
export function join(code: string, device: string): Promise<Session> {
  return post(stranger, '/api/join', { code, device }, Session);
}

/** Begins a real ward with the code of the printed set-up link. */
export function setUp(request: SetupRequest): Promise<Session> {
  return post(stranger, '/api/setup', request, Session);
}

/** A join code for one person, for an official or the leader of that person's place. */
export function invite(token: string | null, personId: string): Promise<Invite> {
  return post({ wire, token }, '/api/invites', { personId }, Invite);
}

/** Hands in a colleague's file. Refuses badRequest, mismatch, tooBig, forbidden. */
export function handIn(token: string | null, file: Uint8Array): Promise<HandInAnswer> {
  return postBytes({ wire, token }, '/api/hand-in', file, HandInAnswer);
}

/** The devices on which this person is signed in. */
export async function mySessions(token: string | null): Promise<MySession[]> {
  return (await get({ wire, token }, '/api/sessions', MySessions)).sessions;
}

/** Signs this person out on another of them. Refuses notFound where that was done before. */
export async function endSession(token: string | null, id: Id): Promise<void> {
  await unsay({ wire, token }, '/api/sessions', { id }, SessionEnded);
}
