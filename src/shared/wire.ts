import * as z from 'zod/mini';
import { Row } from './entity.ts';
import { BATCH_MAX, PHOTO_MAX } from './limits.ts';
import { Id, Instant, Line, Role, Sha256 } from './model.ts';

/** Messages between phone and server, of the shape that `PROTOCOL` numbers. */
const Count = z.number().check(z.nonnegative());

/**
 * One op on its way: `[id, kind, at, base, fields]`. An id without a dot is the nonce of
 * `client.n.nonce`, where `n` is `n0` + the op's index. `at` is the raw device time, `base` the
 * cursor its author had seen. `fields` is not checked here: one unreadable op must not hold back
 * the rest.
 */
export const WireOp = z.tuple([Id, z.string(), z.number(), Count, z.unknown()]);
export type WireOp = z.infer<typeof WireOp>;

/** Why an install goes by another name than before, with everything it held. */
export const Was = z.object({ client: Id, why: z.enum(['epoch', 'fork']) });
export type Was = z.infer<typeof Was>;

/** Work that a phone had noted outside its database and no longer finds in it. */
export const Lost = z.object({
  client: Id,
  /** The last number given under that name. */
  n: Count,
  unsent: Count,
  photos: Count,
  oldest: z.nullable(Instant),
});
export type Lost = z.infer<typeof Lost>;

/** What the phone says of itself, so that loss and silence are noticed. */
export const Stat = z.object({
  queued: Count,
  oldest: z.nullable(Instant),
  photos: Count,
  photoBytes: Count,
  persisted: z.nullable(z.boolean()),
  /** Since protocol 2. */
  was: z.optional(Was),
  lost: z.optional(Lost),
});
export type Stat = z.infer<typeof Stat>;

export const SyncRequest = z.object({
  v: z.number(),
  person: Id,
  client: Id,
  epoch: z.nullable(Id),
  scope: z.nullable(z.string()),
  since: Count,
  n0: z.number().check(z.positive()),
  ops: z.array(WireOp).check(z.maxLength(BATCH_MAX)),
  stat: z.nullable(Stat),
  now: z.number(),
});
export type SyncRequest = z.infer<typeof SyncRequest>;

export const OutcomeName = z.enum([
  'merged',
  'superseded',
  'onDeleted',
  'late',
  'parked',
  'refused',
]);
/** What became of an op that was not plainly applied; `why` is a refusal code. */
export const OpOutcome = z.object({
  id: Id,
  outcome: OutcomeName,
  why: z.nullable(z.string()),
});
export type OpOutcome = z.infer<typeof OpOutcome>;

/** The server's answer: what it has of this client (`lm`, `lmId`), and rows newer than `since`. */
export const Taken = z.object({
  client: Id,
  epoch: Id,
  scope: z.string(),
  since: Count,
  lm: Count,
  lmId: z.nullable(Id),
  outcomes: z.array(OpOutcome),
  rows: z.array(Row),
  upto: Count,
  more: z.boolean(),
  head: Count,
  /** Ops up to this `seq` are in a backup; null where no backups are made. */
  dur: z.nullable(Count),
  /** Photos and thumbnails of this person that the server knows by name and does not hold. */
  want: z.array(Sha256),
  /** This person's evidence erased since `since`, whether or not they may still read its record. */
  erased: z.optional(z.array(Id)),
  now: Instant,
});
export type Taken = Omit<z.infer<typeof Taken>, 'rows'> & { rows: Row[] };

/** The server took nothing, because the phone's idea of where it stands is not the server's. */
export const Fenced = z.object({
  fence: z.enum(['epoch', 'fork', 'scope']),
  client: Id,
  epoch: Id,
  scope: z.string(),
  now: Instant,
});
export type Fenced = z.infer<typeof Fenced>;

export const SyncAnswer = z.union([Fenced, Taken]);
export type SyncAnswer = Taken | Fenced;

/** Thumbnails travel together: base64 inside a gzipped body costs about what the bytes cost. */
export const ThumbsRequest = z.object({
  thumbs: z
    .array(z.object({ sha256: Sha256, data: z.string().check(z.maxLength(6000)) }))
    .check(z.maxLength(50)),
});
export type ThumbsRequest = z.infer<typeof ThumbsRequest>;
/** Which of them the server holds now. */
export const ThumbsAnswer = z.object({ stored: z.array(Sha256) });
export type ThumbsAnswer = z.infer<typeof ThumbsAnswer>;
export const ThumbsFetch = z.object({ want: z.array(Sha256).check(z.maxLength(50)) });
export const ThumbsFetched = ThumbsRequest;

/** Bytes of a photo that the server holds so far; `stored` once verified and on disk. */
export const PhotoState = z.object({ offset: Count, stored: z.boolean() });
export type PhotoState = z.infer<typeof PhotoState>;

/** A point on P-256, uncompressed, in base64url. */
export const SealKey = z.string().check(z.regex(/^[\w-]{87}$/));
export const SealKeyAnswer = z.object({ sealKey: SealKey });

/**
 * What the sealed file of unsent work says, before the bytes of its pictures, which follow in this
 * order. `token` is the author's own: only with it are these ops the author's.
 */
export const HandOver = z.object({
  v: z.literal(1),
  ward: Id,
  person: Id,
  token: z.string(),
  client: Id,
  epoch: z.nullable(Id),
  /** Server time minus device time, in ms, as of the phone's last exchange. */
  skew: z.number(),
  n0: z.number().check(z.positive()),
  ops: z.array(WireOp),
  pictures: z.array(
    z.object({
      part: z.enum(['thumb', 'photo']),
      sha256: Sha256,
      bytes: Count.check(z.maximum(PHOTO_MAX)),
    }),
  ),
});
export type HandOver = z.infer<typeof HandOver>;

/** What became of a file handed in; `known` things had come before. */
export const HandInAnswer = z.object({ name: Line, taken: Count, known: Count, photos: Count });
export type HandInAnswer = z.infer<typeof HandInAnswer>;

/** A join code, invitation link or set-up link, exchanged for a session on this device. */
export const JoinRequest = z.object({
  code: Line,
  device: z.string().check(z.maxLength(200)),
});
export const Session = z.object({
  token: z.string(),
  person: z.object({ id: Id, name: Line, role: Role, placeId: z.nullable(Id) }),
  ward: z.object({ id: Id, name: Line, placeWord: Line, practice: z.boolean() }),
  place: z.nullable(z.object({ id: Id, name: Line })),
  /** The server's public key, so that work can be saved as a file for it; since protocol 2. */
  sealKey: z.optional(SealKey),
});
export type Session = z.infer<typeof Session>;

/** What a code leads to, shown before joining. */
export const Invitation = z.object({
  kind: z.enum(['join', 'setup']),
  wardName: z.nullable(Line),
  placeName: z.nullable(Line),
  personId: z.nullable(Id),
  personName: z.nullable(Line),
  role: z.nullable(Role),
});
export type Invitation = z.infer<typeof Invitation>;

export const InviteRequest = z.object({ personId: Id });
/** A code for one person: eight characters for leaders and members, a longer one in a link for officials. */
export const Invite = z.object({ code: z.string(), expires: Instant });
export type Invite = z.infer<typeof Invite>;

/** A real ward's beginning, sent once with the code of the printed set-up link. */
export const SetupRequest = z.object({
  code: Line,
  wardName: Line,
  placeWord: Line,
  placeNames: z.array(Line).check(z.minLength(1), z.maxLength(200)),
  officialName: Line,
  phone: z.nullable(Line),
  template: z.nullable(z.string()),
  device: z.string().check(z.maxLength(200)),
});
export type SetupRequest = z.infer<typeof SetupRequest>;

export const Health = z.object({ ok: z.boolean(), version: z.string(), protocol: z.number() });

/** The one shape of every error that travels. */
export const WireError = z.object({ code: z.string() });
