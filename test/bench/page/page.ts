import { mutate } from '../../../src/client/local/mutate.ts';
import { browserNetwork } from '../../../src/client/local/network.ts';
import { openPhone, type Phone, realWorld } from '../../../src/client/local/phone.ts';
import type { Picture } from '../../../src/client/local/picture/shrink.ts';
import { readUsed, type Used } from '../../../src/client/local/used.ts';
import { one } from '../../../src/client/local/work.ts';
import type { Api } from '../../../src/client/sync/api.ts';
import { exchange } from '../../../src/client/sync/exchange.ts';
import { type Loop, startLoop } from '../../../src/client/sync/loop.ts';
import { type Meter, startMeter } from '../../../src/client/sync/meter.ts';
import { wireOfBrowser } from '../../../src/client/sync/wire.ts';
import type { Id } from '../../../src/shared/model.ts';
import type { OpBody } from '../../../src/shared/op.ts';
import type { Session } from '../../../src/shared/wire.ts';
import type { Deed } from '../updates.ts';

/** The product's own phone without screens, driven from outside. */
let phone: Phone;
let api: Api;
let meter: Meter;
let now = 0;

async function begin(session: Session): Promise<void> {
  now = Date.now();
  phone = await openPhone(session.ward.id, session.person.id, { ...realWorld, clock: () => now });
  meter = startMeter(phone);
  api = { wire: wireOfBrowser(meter.spend), token: session.token };
}

/** The session that the front door gives for a code. */
function join(code: string): Promise<Session> {
  return fetch('/api/join', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device: 'bench' }),
  }).then((answer) => answer.json());
}

/** Enters deeds one after the other as the screens do; `seen` is what the view holds. */
async function enter(deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) {
    now = deed.at;
    await mutate(phone, await opOf(deed));
  }
  now = Date.now();
}

async function opOf(deed: Deed): Promise<OpBody> {
  const { about: assignmentId, placeId } = deed;
  const body = (await one(phone.db, 'assignment', assignmentId))?.body;
  switch (deed.what) {
    case 'tick': {
      const seen = body?.ticks[deed.stepId]?.marks.map((mark) => mark.op) ?? [];
      return { kind: 'step.set', assignmentId, stepId: deed.stepId, done: deed.done, seen };
    }
    case 'count': {
      const seen = body?.readings.map((reading) => reading.op) ?? [];
      return { kind: 'progress.set', assignmentId, value: deed.value, seen };
    }
    case 'note':
      return { kind: 'note.add', assignmentId, placeId, text: deed.text };
  }
}

/** One household's visit, recorded now. */
async function visit(placeId: Id): Promise<void> {
  now = Date.now();
  await mutate(phone, { kind: 'visit.add', placeId, skill: 'vneid', people: 2, result: 'done' });
}

/** What the phone's own meter has counted this month. */
async function used(): Promise<Used> {
  await meter.stop();
  return (await readUsed(phone.db, now)).now;
}

/** Photos of so many bytes that no line can shrink, each with its record. */
async function photograph(
  many: number,
  bytes: number,
  assignmentId: Id,
  placeId: Id,
): Promise<void> {
  for (let i = 0; i < many; i++) {
    const picture = await pictureOf(bytes);
    const { sha256, width, height, thumb, thumbSha256 } = picture;
    const op = {
      kind: 'evidence.attach' as const,
      ...{ assignmentId, placeId, stepId: null, replaces: null, fingerprint: null },
      photo: { sha256, bytes, width, height },
      thumb: { sha256: thumbSha256, bytes: thumb.byteLength },
      source: 'camera' as const,
      consent: 'nobody' as const,
      child: false,
      takenAt: now,
    };
    await mutate(phone, op, { picture });
  }
}

async function pictureOf(bytes: number): Promise<Picture> {
  const full = noise(bytes);
  const thumb = noise(3_500);
  const [sha256, thumbSha256] = [await hash(full), await hash(thumb)];
  const size = { width: 1600, height: 1200, originalBytes: bytes * 10 };
  return { bytes: full, sha256, thumb, thumbSha256, fingerprint: '0123456789abcdef', ...size };
}

function noise(length: number): ArrayBuffer {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, Math.min(length, at + 65_536)));
  }
  // A JPEG's segments around it, as the server looks for them; within, no byte begins another.
  for (const [at, byte] of bytes.entries()) if (byte === 0xff) bytes[at] = 0xfe;
  bytes.set([0xff, 0xd8, 0xff, 0xda, 0x00, 0x02]);
  bytes.set([0xff, 0xd9], length - 2);
  return bytes.buffer;
}

async function hash(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Exchanges until nothing is left; returns how many exchanges that took, and ms from first to last. */
async function exchangeAll(limit = 500): Promise<{ exchanges: number; ms: number }> {
  const began = performance.now();
  for (let exchanges = 1; ; exchanges++) {
    const change = await exchange(phone, api, limit);
    if (change?.next === 'rest') return { exchanges, ms: performance.now() - began };
  }
}

/** The photo lane as the loop runs it, begun again at once after each cut. Returns ms until all are stored. */
async function carryAll(): Promise<number> {
  const began = performance.now();
  const lock = (_lane: string, work: () => Promise<void>) => work();
  const loop: Loop = startLoop(phone, api, {
    lock,
    random: () => 0,
    network: browserNetwork,
    report: reportError,
  });
  const left = () => phone.db.photos.where('state').equals('waiting').count();
  while ((await left()) > 0) {
    await loop.wake();
    await loop.carried();
  }
  loop.stop();
  return performance.now() - began;
}

async function pieces(): Promise<{ id: Id; placeId: Id; steps: Id[] }[]> {
  const found = await phone.db.view.where({ kind: 'assignment' }).toArray();
  return found.flatMap((entity) =>
    entity.kind === 'assignment'
      ? [
          {
            id: entity.id,
            placeId: entity.body.placeId,
            steps: entity.body.steps.map((step) => step.id),
          },
        ]
      : [],
  );
}

async function outcomes(): Promise<string[]> {
  return (await phone.db.outcomes.toArray()).map(({ outcome }) => outcome);
}

async function photoStates(): Promise<string[]> {
  return (await phone.db.photos.toArray()).map(({ state }) => state);
}

const bench = {
  join,
  begin,
  enter,
  visit,
  used,
  photograph,
  exchangeAll,
  carryAll,
  pieces,
  outcomes,
  photoStates,
};
export type Bench = typeof bench;
(window as Window & { bench?: Bench }).bench = bench;
