import { Invitation, Invite, Session, type SetupRequest } from '../../shared/wire.ts';
import { type Api, post } from './api.ts';
import { browserWire } from './wire.ts';

/** What can be asked of the server before or beside the exchange of work. */
export const stranger: Api = { wire: browserWire, token: null };

/** What a code leads to; the code stays unused. Refuses codeWrong, codeExpired, codeUsed, tooMany. */
export function lookAt(api: Api, code: string): Promise<Invitation> {
  return post(api, '/api/invitation', { code, device: '' }, Invitation);
}

/** A session on this device for the person whose code this is. */
export function join(api: Api, code: string, device: string): Promise<Session> {
  return post(api, '/api/join', { code, device }, Session);
}

/** Begins a real ward with the code of the printed set-up link. */
export function setUp(api: Api, request: SetupRequest): Promise<Session> {
  return post(api, '/api/setup', request, Session);
}

/** A join code for one person; only officials get one. */
export function invite(api: Api, personId: string): Promise<Invite> {
  return post(api, '/api/invites', { personId }, Invite);
}
