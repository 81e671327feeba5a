/**
 * The tables as Kysely sees them. Everything that belongs to a ward carries its id and is keyed by
 * it, so wards never meet and can be spread over several databases later.
 *
 * Instants are ms since 1970 UTC, `body`, `fields` and `stat` JSON texts, flags 0 or 1.
 */
export type Tables = {
  wards: { id: string; epoch: string; head: number };
  /** One install of one person: the last op taken from it. */
  clients: { ward: string; client: string; person: string; lm: number; lm_id: string | null };
  /** The present state of every entity. */
  rows: { ward: string; id: string; kind: string; place: string; seq: number; body: string };
  /** Every op that ever arrived, applied or not, as its author said it. Only grows. */
  log: {
    ward: string;
    id: string;
    seq: number;
    client: string;
    n: number;
    person: string;
    kind: string;
    fields: string;
    base: number;
    device_at: number;
    at: number;
    skewed: number;
    outcome: string | null;
    why: string | null;
  };
  /** Ops of the log that wait for a record (`subject`) that is not here. */
  early: { ward: string; subject: string; id: string };
  /** `tag` names the browser, by its cookie; `top` is the last number the client says it has. */
  devices: {
    ward: string;
    client: string;
    person: string;
    seen_at: number;
    stat: string | null;
    tag: string | null;
    top: number | null;
  };
  /** The server's own key pairs, in base64url; made once, and in every backup with the rest. */
  keys: { name: string; public: string; private: string };
  /** Thumbnails and photos that evidence names: by whom, for which place, and since when held. */
  photos: {
    ward: string;
    sha256: string;
    part: 'thumb' | 'photo';
    evidence: string;
    place: string;
    person: string;
    bytes: number;
    seq: number;
    stored_at: number | null;
  };
  thumbs: { ward: string; sha256: string; data: Buffer };
  /** Photos that an official had erased, by whose evidence; `removed` once the file is known to be gone. */
  erased: {
    ward: string;
    sha256: string;
    evidence: string;
    person: string;
    seq: number;
    removed: number;
  };
  sessions: {
    token_hash: string;
    ward: string;
    person: string;
    device: string;
    since: number;
    ended_at: number | null;
    seen_at: number | null;
  };
  /** `ward` and `person` are null for the code that sets up a new ward. */
  invites: {
    code_hash: string;
    ward: string | null;
    person: string | null;
    uses_left: number;
    expires_at: number;
  };
  /** Where a browser takes pushes; `session` (its hash) signed in there, `sent` so many on `day`. */
  subscriptions: {
    id: string;
    ward: string;
    person: string;
    session: string;
    endpoint: string;
    p256dh: string;
    auth: string;
    since: number;
    day: string | null;
    sent: number;
  };
  /** What waits to be pushed; `about` is a JSON list of the ids of what it tells of. */
  pushes: { subscription: string; kind: string; about: string; due_at: number; tries: number };
  /** Up to where a ward's log was looked through, and the last day whose morning was. */
  push_heads: { ward: string; seq: number; day: string };
  /** Texts of ops that no exchange got through; kept for repair, never applied by themselves. */
  rescued: { ward: string; person: string; id: string; text: string; at: number };
  /** Backups that are whole and on a disk: the ward's head in each, and when it was made. */
  backups: { ward: string; made_at: number; head: number };
};
