import type * as z from 'zod/mini';
import { PushKey, PushNoted, Subscription, Unsubscribe } from '../../shared/push.ts';
import type { RefusalCode } from '../../shared/refusal.ts';
import { EndSession, MySessions, SessionEnded } from '../../shared/sessions.ts';
import {
  HandInAnswer,
  Health,
  Invitation,
  Invite,
  InviteRequest,
  JoinRequest,
  PhotoState,
  SealKeyAnswer,
  Session,
  SetupRequest,
  SyncAnswer,
  SyncRequest,
  ThumbsAnswer,
  ThumbsFetch,
  ThumbsFetched,
  ThumbsRequest,
} from '../../shared/wire.ts';
import { RescueAnswer, RescueRequest } from './rescue.ts';

/** What an address takes and gives: a schema, or bytes of a media type. */
export type Matter = z.ZodMiniType | { media: string };
export type Address = {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  signedIn: boolean;
  takes: Matter | null;
  gives: Matter;
  refuses: RefusalCode[];
};

const BODY: RefusalCode[] = ['badRequest', 'tooBig'];
const CODE: RefusalCode[] = [...BODY, 'codeWrong', 'codeExpired', 'codeUsed', 'tooMany'];
const JPEG = { media: 'image/jpeg' };

/** Every address of the server, for the published contract. A test holds it against the app. */
export const ADDRESSES: Address[] = [
  {
    method: 'post',
    path: '/api/sync',
    summary: 'One exchange: ops of a phone in, rows newer than its cursor out',
    signedIn: true,
    takes: SyncRequest,
    gives: SyncAnswer as unknown as z.ZodMiniType,
    refuses: [...BODY, 'forbidden', 'busy'],
  },
  {
    method: 'post',
    path: '/api/rescue',
    summary: 'Keep the text of an op that no exchange got through; nothing is applied',
    signedIn: true,
    takes: RescueRequest,
    gives: RescueAnswer,
    refuses: BODY,
  },
  {
    method: 'put',
    path: '/api/photos/{sha256}',
    summary: 'The rest of a photo from the offset in the header upload-offset',
    signedIn: true,
    takes: { media: 'application/octet-stream' },
    gives: PhotoState,
    refuses: [
      'badRequest',
      'notFound',
      'conflict',
      'mismatch',
      'notBare',
      'erased',
      'tooBig',
      'busy',
    ],
  },
  {
    method: 'get',
    path: '/api/photos/{sha256}/state',
    summary: 'How many bytes of a photo are here, and whether it is stored',
    signedIn: true,
    takes: null,
    gives: PhotoState,
    refuses: ['notFound', 'erased'],
  },
  {
    method: 'get',
    path: '/api/photos/{sha256}',
    summary: 'The bytes of a photo',
    signedIn: true,
    takes: null,
    gives: JPEG,
    refuses: ['notFound'],
  },
  {
    method: 'post',
    path: '/api/thumbs',
    summary: 'Thumbnails, several at once',
    signedIn: true,
    takes: ThumbsRequest,
    gives: ThumbsAnswer,
    refuses: [...BODY, 'busy'],
  },
  {
    method: 'post',
    path: '/api/thumbs/fetch',
    summary: 'Thumbnails by name',
    signedIn: true,
    takes: ThumbsFetch,
    gives: ThumbsFetched,
    refuses: BODY,
  },
  {
    method: 'post',
    path: '/api/join',
    summary: 'A code for a session on this device',
    signedIn: false,
    takes: JoinRequest,
    gives: Session,
    refuses: [...CODE, 'busy'],
  },
  {
    method: 'post',
    path: '/api/invitation',
    summary: 'What a code leads to, without using it',
    signedIn: false,
    takes: JoinRequest,
    gives: Invitation,
    refuses: CODE,
  },
  {
    method: 'post',
    path: '/api/invites',
    summary: 'A new code for one person of the ward',
    signedIn: true,
    takes: InviteRequest,
    gives: Invite,
    refuses: [...BODY, 'forbidden', 'notFound'],
  },
  {
    method: 'get',
    path: '/api/sessions',
    summary: 'The devices on which the person who asks is signed in',
    signedIn: true,
    takes: null,
    gives: MySessions,
    refuses: [],
  },
  {
    method: 'delete',
    path: '/api/sessions',
    summary: 'Sign out on another of them',
    signedIn: true,
    takes: EndSession,
    gives: SessionEnded,
    refuses: [...BODY, 'notFound', 'conflict'],
  },
  {
    method: 'post',
    path: '/api/setup',
    summary: 'A new ward, with the code of the set-up link',
    signedIn: false,
    takes: SetupRequest,
    gives: Session,
    refuses: [...CODE, 'notFound', 'busy'],
  },
  {
    method: 'post',
    path: '/api/hand-in',
    summary: 'A file of somebody’s unsent work, sealed for this server, from whoever carries it',
    signedIn: true,
    takes: { media: 'application/octet-stream' },
    gives: HandInAnswer,
    refuses: ['badRequest', 'mismatch', 'tooBig', 'forbidden', 'busy'],
  },
  {
    method: 'get',
    path: '/api/seal-key',
    summary: 'The public key that such files are sealed for',
    signedIn: false,
    takes: null,
    gives: SealKeyAnswer,
    refuses: [],
  },
  {
    method: 'get',
    path: '/api/push',
    summary: 'The public key with which a browser subscribes to reminders',
    signedIn: true,
    takes: null,
    gives: PushKey,
    refuses: [],
  },
  {
    method: 'post',
    path: '/api/push',
    summary: 'Where this browser takes reminders while the app is closed',
    signedIn: true,
    takes: Subscription,
    gives: PushNoted,
    refuses: [...BODY, 'busy'],
  },
  {
    method: 'delete',
    path: '/api/push',
    summary: 'No more reminders there',
    signedIn: true,
    takes: Unsubscribe,
    gives: PushNoted,
    refuses: [...BODY, 'busy'],
  },
  {
    method: 'get',
    path: '/api/live',
    summary: 'A line that stays open and names the ward’s head whenever it moved',
    signedIn: true,
    takes: null,
    gives: { media: 'text/plain' },
    refuses: [],
  },
  {
    method: 'get',
    path: '/api/health',
    summary: 'Is the server up and its database readable',
    signedIn: false,
    takes: null,
    gives: Health,
    refuses: [],
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This contract',
    signedIn: false,
    takes: null,
    gives: { media: 'application/json' },
    refuses: [],
  },
];
