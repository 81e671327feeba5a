import Dexie from 'dexie';
import type { Db } from '../../../src/client/local/db.ts';
import { freshLog } from '../../../src/client/local/fresh-log.ts';
import { mutate } from '../../../src/client/local/mutate.ts';
import { openPhone, type Phone } from '../../../src/client/local/phone.ts';
import type { Picture } from '../../../src/client/local/picture/shrink.ts';
import { apply } from '../../../src/shared/apply.ts';
import type { Entity } from '../../../src/shared/entity.ts';
import type { Entry } from '../../../src/shared/exchange/phone.ts';
import type { Id } from '../../../src/shared/model.ts';
import type { OpBody } from '../../../src/shared/op.ts';
import { touches } from '../../../src/shared/reach.ts';

/**
 * Runs in the page that will be killed. It opens a phone with the product's own code, tells the
 * world outside what it found on the disk, and then writes as fast as the disk takes it, telling
 * of each op once `mutate` has promised that it is stored.
 */
export type Found = {
  /** Number, id and what it says, in order of the number. */
  entries: [number, Id, string][];
  /** What does not fit together by itself, whatever was promised. */
  wrong: string[];
  /** Every durability that a writing transaction of this page had. */
  durabilities: string[];
};

/** An op that was promised to be stored: its id and what it says. */
export type Accepted = [Id, string];

const WRITERS = 3;
const PLACE = 'place';

const asked = new URL(location.href).searchParams;
const durabilities = new Set<string>();
watchDurability();
addEventListener('unhandledrejection', ({ reason }) => void post('/broken', String(reason)));
addEventListener('error', ({ message }) => void post('/broken', message));

await freshLog();
const phone = await openPhone('ward', 'person');
// A second tab of the same person does not look, it only writes.
if (asked.get('looks') === 'yes') {
  await post('/found', await look(phone.db, Number(asked.get('after'))));
}
if (asked.get('tabs') === '2') open('/?looks=no');
const assignmentId = await workToDo();
const told: Accepted[] = [];
void tell();
for (let writer = 0; writer < WRITERS; writer += 1) void write(writer);

function watchDurability(): void {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const transaction = begin.apply(this, given);
    if (transaction.mode === 'readwrite') durabilities.add(transaction.durability);
    return transaction;
  };
}

async function workToDo(): Promise<Id> {
  const given = await phone.db.view.where({ kind: 'assignment' }).first();
  if (given) return given.id;
  const steps = [{ id: 's1', text: 'Mời bà con', photo: true }];
  const give = { taskId: 'task', placeIds: [PLACE], steps, target: null, due: null };
  return `${await mutate(phone, { kind: 'task.give', ...give })}:0`;
}

async function write(writer: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    const says = `${writer} ${count} ${phone.chance(8)}`;
    const kind = (writer + count) % 8;
    if (kind === 0) await attach(says);
    else if (kind === 1) await tick(says);
    else await enter({ kind: 'note.add', assignmentId, placeId: PLACE, text: says }, says);
  }
}

async function enter(body: OpBody, says: string, picture?: Picture): Promise<void> {
  const id = await mutate(phone, body, picture ? { picture } : {});
  told.push([id, says]);
}

async function tick(says: string): Promise<void> {
  const about = { kind: 'step.set' as const, assignmentId, stepId: 's1', says };
  const assignment = await phone.db.view.get(assignmentId);
  if (assignment?.kind !== 'assignment') throw new Error('the assignment is gone');
  const seen = (assignment.body.ticks.s1?.marks ?? []).map(({ op }) => op).slice(0, 200);
  await enter({ ...about, done: seen.length === 0, seen }, says);
}

async function attach(says: string): Promise<void> {
  const bytes = noise(20_000 + says.charCodeAt(says.length - 1) * 1_000);
  const thumb = noise(2_000);
  const [sha256, thumbSha256] = [await hash(bytes), await hash(thumb)];
  const picture: Picture = {
    ...{ bytes, sha256, thumb, thumbSha256, width: 1600, height: 1200 },
    ...{ originalBytes: bytes.byteLength, fingerprint: '0000000000000000' },
  };
  const body = {
    kind: 'evidence.attach' as const,
    ...{ assignmentId, placeId: PLACE, stepId: 's1', fingerprint: null, source: 'camera' as const },
    photo: { sha256, bytes: bytes.byteLength, width: 1600, height: 1200 },
    thumb: { sha256: thumbSha256, bytes: thumb.byteLength },
    ...{ consent: 'nobody' as const, child: false, takenAt: Date.now(), replaces: null, says },
  };
  await enter(body, says, picture);
}

/** No two alike. */
function noise(length: number): ArrayBuffer {
  const bytes = new Uint8Array(length);
  // The browser gives no more chance than this at once.
  crypto.getRandomValues(bytes.subarray(0, 65_536));
  return bytes.buffer;
}

/** Tells in one request all that was accepted while the last one travelled. */
async function tell(): Promise<void> {
  for (;;) {
    if (told.length > 0) await post('/accepted', told.splice(0));
    else await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function look(db: Db, after: number): Promise<Found> {
  return db.transaction('r', db.tables, async () => {
    const entries = await db.outbox.orderBy('n').toArray();
    const wrong: string[] = [];
    const state = await db.phone.get('phone');
    const numbers = entries.map(({ n }) => n);
    if (numbers.some((n, index) => n !== index + 1)) wrong.push(`numbers with a gap: ${numbers}`);
    if (state?.n !== entries.length) wrong.push(`${entries.length} entries, counted ${state?.n}`);
    wrong.push(...(await viewFaults(db, phone, entries)), ...(await photoFaults(db, after)));
    return {
      entries: entries.map(({ n, op }) => [n, op.id, saysOf(op)]),
      wrong,
      durabilities: [...durabilities],
    };
  });
}

function saysOf(op: object): string {
  return String(('text' in op && op.text) || ('says' in op && op.says) || '');
}

/** The view is what the entries make of nothing, no more and no less. */
async function viewFaults(db: Db, { person }: Phone, entries: Entry[]): Promise<string[]> {
  const folded = new Map<Id, Entity>();
  for (const { op, at } of entries) {
    for (const id of touches(op)) {
      const { entity } = apply(folded.get(id), id, op, { by: person, at });
      if (entity) folded.set(id, entity);
    }
  }
  const view = await db.view.toArray();
  const differing = view.filter((one) => !same(one, folded.get(one.id)));
  const size = view.length === folded.size ? [] : [`${view.length} seen, ${folded.size} entered`];
  return [...size, ...differing.map(({ id }) => `the view differs at ${id}`)];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Record and bytes are stored together, and the bytes are what their name says. */
async function photoFaults(db: Db, after: number): Promise<string[]> {
  const wrong: string[] = [];
  for (const { n, op } of await db.outbox.where('n').above(after).toArray()) {
    if (op.kind !== 'evidence.attach') continue;
    const stored = [
      [op.photo.sha256, (await db.photos.get(op.photo.sha256))?.bytes],
      [op.thumb.sha256, (await db.thumbs.get(op.thumb.sha256))?.bytes],
    ] as const;
    for (const [sha256, bytes] of stored) {
      const is = bytes ? await Dexie.waitFor(hash(bytes)) : 'missing';
      if (is !== sha256) wrong.push(`bytes of ${n}: ${sha256} is ${is}`);
    }
  }
  return wrong;
}

async function hash(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function post(path: string, message: unknown): Promise<void> {
  await fetch(path, { method: 'POST', body: JSON.stringify(message) });
}
