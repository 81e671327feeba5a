import { createHash } from 'node:crypto';
import type { Actor } from '../../src/shared/access.ts';
import type { PhoneChange } from '../../src/shared/exchange/hear.ts';
import type { Id, Sha256 } from '../../src/shared/model.ts';
import type { OpBody } from '../../src/shared/op.ts';
import { PhotoState, type Session, SyncAnswer, ThumbsAnswer } from '../../src/shared/wire.ts';
import { type Ledger, remember } from '../sim/ledger.ts';
import { emptyImage, memoryPhone, type PhoneStore } from '../sim/memory-phone.ts';
import type { Random } from '../sim/random.ts';
import { evidenceOf } from '../support/evidence.ts';

/** One phone: the product's own half of the exchange, a queue in memory, and a real network. */
export type Phone = {
  actor: Actor;
  store: PhoneStore;
  token: string;
  random: Random;
  /** Pictures of this phone by both of their names, until they are safe. */
  pictures: Map<Sha256, { op: Id; bytes: Buffer; thumb: boolean }>;
  /** Op ids and pictures that the server of the epoch said it has. */
  told: { epoch: string; ops: Set<Id>; pictures: Set<Sha256> };
  want: Sha256[];
  ledger: Ledger;
  now(): number;
};

export function makePhone(
  { person, token }: Session,
  given: { ledger: Ledger; random: Random; now: () => number },
): Phone {
  const { id, role, placeId } = person;
  return {
    actor: { id, role, placeId },
    store: memoryPhone(emptyImage(id, given.random.letters(12))),
    token,
    pictures: new Map(),
    told: { epoch: '', ops: new Set(), pictures: new Set() },
    want: [],
    ...given,
  };
}

/** Somebody does something: it is on the phone's disk, and in the ledger outside of everything. */
export async function enter(phone: Phone, body: OpBody): Promise<Id> {
  const given = { nonce: phone.random.letters(4), now: phone.now(), holdMs: 0 };
  const entry = await phone.store.enter(body, given);
  const { id } = phone.actor;
  remember(phone.ledger, entry, { person: id, device: id, poison: false });
  return entry.op.id;
}

/** A photo of step 2, as large as photos are. */
export async function photograph(phone: Phone, assignmentId: Id): Promise<void> {
  const bytes = noise(phone.random, 20_000 + phone.random.below(150_000));
  const thumb = noise(phone.random, 900);
  const [sha256, thumbSha256] = [hash(bytes), hash(thumb)];
  const made = { bytes: buffer(bytes), sha256, thumb: buffer(thumb), thumbSha256 };
  const rest = { width: 1600, height: 1200, originalBytes: 1, fingerprint: '0'.repeat(16) };
  const op = await enter(phone, evidenceOf(assignmentId, { ...made, ...rest }));
  phone.pictures.set(sha256, { op, bytes, thumb: false });
  phone.pictures.set(thumbSha256, { op, bytes: thumb, thumb: true });
}

/** One exchange. False when no answer came. */
export async function exchange(phone: Phone, url: string, limit = 20): Promise<boolean> {
  const sent = await phone.store.ask({ now: phone.now(), limit });
  const response = await ask(phone, `${url}/api/sync`, 'POST', JSON.stringify(sent));
  if (!response) return false;
  const answer = SyncAnswer.parse(response) as SyncAnswer;
  const before = await phone.store.image();
  const given = { newClient: phone.random.letters(12), now: phone.now(), crash: () => {} };
  const change = await phone.store.hear(sent, answer, given);
  if (!change) return true;
  noteTold(phone, change, before.waiting);
  if (!('fence' in answer)) phone.want = answer.want;
  await forgetSafe(phone);
  return true;
}

function noteTold(
  phone: Phone,
  change: PhoneChange,
  waiting: readonly { n: number; op: { id: Id } }[],
): void {
  const { epoch } = change.state;
  // What another life of the ward acknowledged is not promised by this one.
  if (epoch !== phone.told.epoch) {
    phone.told = { epoch: epoch ?? '', ops: new Set(), pictures: new Set() };
  }
  const upto = change.ack?.n ?? 0;
  for (const { n, op } of waiting) if (n <= upto) phone.told.ops.add(op.id);
}

/** Law 11: a picture goes only when it is stored and the op that names it is safe. */
async function forgetSafe(phone: Phone): Promise<void> {
  const { waiting, kept } = await phone.store.image();
  const held = new Set([...waiting, ...kept].map((entry) => entry.op.id));
  for (const [name, { op }] of phone.pictures) {
    if (phone.told.pictures.has(name) && !held.has(op)) phone.pictures.delete(name);
  }
}

/** Sends the pictures that the server wants. False when an answer did not come. */
export async function sendPictures(phone: Phone, url: string): Promise<boolean> {
  const held = phone.want.flatMap((name) => {
    const picture = phone.pictures.get(name);
    return picture ? [{ name, picture }] : [];
  });
  // Thumbnails first, as the product does; always in one order, so that steps can be counted.
  held.sort((a, b) => Number(b.picture.thumb) - Number(a.picture.thumb));
  for (const { name, picture } of held) {
    const stored = picture.thumb
      ? await sendThumb(phone, url, name, picture.bytes)
      : await sendPhoto(phone, url, name, picture.bytes);
    if (!stored) return false;
    phone.told.pictures.add(name);
  }
  phone.want = [];
  return true;
}

async function sendThumb(phone: Phone, url: string, sha256: Sha256, bytes: Buffer) {
  const body = JSON.stringify({ thumbs: [{ sha256, data: bytes.toString('base64') }] });
  const answer = await ask(phone, `${url}/api/thumbs`, 'POST', body);
  return answer !== null && ThumbsAnswer.parse(answer).stored.includes(sha256);
}

async function sendPhoto(phone: Phone, url: string, name: Sha256, bytes: Buffer) {
  const path = `${url}/api/photos/${name}`;
  const state = await ask(phone, `${path}/state`, 'GET');
  if (!state) return false;
  const { offset, stored } = PhotoState.parse(state);
  if (stored) return true;
  const rest = bytes.subarray(offset);
  const answer = await ask(phone, path, 'PUT', rest, { 'upload-offset': String(offset) });
  return answer !== null && PhotoState.parse(answer).stored;
}

async function ask(
  phone: Phone,
  url: string,
  method: string,
  body?: string | Buffer,
  headers: Record<string, string> = {},
): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${phone.token}`, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    const said = await response.json();
    if (!response.ok)
      throw new Error(`${method} ${url}: ${response.status} ${JSON.stringify(said)}`);
    return said;
  } catch (error) {
    // The connection broke: the server died.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** A JPEG as far as the server looks: a scan of chance without a marker in it, and its end. */
function noise(random: Random, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at + 4 <= length; at += 4) {
    bytes.writeUInt32LE(random.below(2 ** 32) & 0x7f7f7f7f, at);
  }
  bytes.set([0xff, 0xd8, 0xff, 0xda, 0x00, 0x02]);
  bytes.set([0xff, 0xd9], length - 2);
  return bytes;
}

function buffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function hash(bytes: Buffer): Sha256 {
  return createHash('sha256').update(bytes).digest('hex');
}
