import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Evidence, Id, Instant } from '../../shared/model.ts';
import type { Nudge } from '../../shared/nudge.ts';
import { readOp } from '../../shared/op.ts';
import { minuteOfDay, QUIET_FROM } from '../../shared/quiet-hours.ts';
import { assignmentId } from '../../shared/reach.ts';
import { isReminderDay, remindersOf } from '../../shared/reminders.ts';
import { type Store, type Tx, transact } from './open.ts';
import { readStanding } from './people.ts';
import { readPlaceWork } from './place-work.ts';
import { enqueue } from './pushes.ts';

/**
 * Reminding reads the ward's log as a phone reads its rows: behind, and beside. An exchange knows
 * nothing of it, so nothing that happens here can hold one up.
 */

/** New work can be taken back for ten minutes, and an official gives several tasks in a row. */
const GIVEN_AFTER_MS = 10 * 60_000;
/** Photos of one event are judged one after the other. */
const RETURNED_AFTER_MS = 2 * 60_000;
/** When a day's deadlines are told: before people leave for work. Minutes of the day in Vietnam. */
export const MORNING = 7 * 60 + 30;
const LINES_AT_ONCE = 500;

/** One browser that is to be reminded, and where its person works now. */
type Reader = { id: string; person: Id; place: Id };

/** Looks through what each ward's log got since the last time. */
export async function noticeWork(store: Store, now: Instant): Promise<void> {
  for (const { ward, head, seq } of await wardsOf(store)) {
    if (seq === null) await begin(store, ward, head, now);
    else if (seq < head) await noticeLines(store, ward, { head, seq }, now);
  }
}

function wardsOf({ db }: Store) {
  return db
    .selectFrom('wards')
    .leftJoin('push_heads', 'push_heads.ward', 'wards.id')
    .select(['wards.id as ward', 'wards.head', 'push_heads.seq', 'push_heads.day'])
    .execute();
}

/** What a ward did before there were reminders is no news. */
async function begin(store: Store, ward: Id, seq: number, now: Instant): Promise<void> {
  const values = { ward, seq, day: dayInVietnam(now) };
  await store.db
    .insertInto('push_heads')
    .values(values)
    .onConflict((at) => at.column('ward').doNothing())
    .execute();
}

async function noticeLines(
  store: Store,
  ward: Id,
  { head, seq }: { head: number; seq: number },
  now: Instant,
): Promise<void> {
  const lines = await store.db
    .selectFrom('log')
    .select(['id', 'seq', 'kind', 'fields', 'person', 'at'])
    .where('ward', '=', ward)
    .where('seq', '>', seq)
    .where('seq', '<=', head)
    .where('kind', 'in', ['task.give', 'evidence.return'])
    .where('outcome', 'is', null)
    .orderBy('seq')
    .limit(LINES_AT_ONCE)
    .execute();
  const last = lines.length < LINES_AT_ONCE ? head : (lines.at(-1)?.seq ?? head);
  const readers = lines.length === 0 ? [] : await readersOf(store.db, ward);
  await transact(store, async (tx) => {
    await tx.updateTable('push_heads').set({ seq: last }).where('ward', '=', ward).execute();
    if (readers.length === 0) return;
    for (const line of lines) {
      const op = readOp(line.id, line.kind, JSON.parse(line.fields));
      const others = readers.filter(({ person }) => person !== line.person);
      if (op?.kind === 'task.give') {
        for (const [index, place] of op.placeIds.entries()) {
          const about = [assignmentId(op.id, index)];
          const to = others.filter((reader) => reader.place === place);
          await tell(tx, to, 'given', about, Math.max(now, line.at + GIVEN_AFTER_MS));
        }
      } else if (op?.kind === 'evidence.return') {
        const to = await whoseTurn(tx, ward, op.evidenceId, others);
        const dueAt = Math.max(now, line.at + RETURNED_AFTER_MS);
        await tell(tx, to, 'returned', [op.evidenceId], dueAt);
      }
    }
  });
}

async function tell(
  tx: Tx,
  to: readonly Reader[],
  kind: Nudge,
  about: readonly Id[],
  dueAt: Instant,
): Promise<void> {
  for (const { id } of to) await enqueue(tx, id, kind, about, dueAt);
}

/** Whoever took the photo, while still of that place and reminded; else everybody there. */
async function whoseTurn(
  tx: Tx,
  ward: Id,
  evidenceId: Id,
  readers: readonly Reader[],
): Promise<Reader[]> {
  const row = await tx
    .selectFrom('rows')
    .select('body')
    .where('ward', '=', ward)
    .where('id', '=', evidenceId)
    .where('kind', '=', 'evidence')
    .executeTakeFirst();
  if (!row) return [];
  const { placeId, mark } = JSON.parse(row.body) as Evidence;
  const there = readers.filter(({ place }) => place === placeId);
  const author = there.filter(({ person }) => person === mark.by);
  return author.length > 0 ? author : there;
}

/**
 * Once a day, from `MORNING` on, those places where a deadline wants it are told. A server that was
 * down all day says nothing in the evening.
 */
export async function noticeMorning(store: Store, now: Instant): Promise<void> {
  const minute = minuteOfDay(now);
  if (minute < MORNING) return;
  const today = dayInVietnam(now);
  for (const { ward, day } of await wardsOf(store)) {
    if (day === null || day >= today) continue;
    const readers = minute < QUIET_FROM ? await readersOf(store.db, ward) : [];
    const kinds = new Map<Id, Nudge[]>();
    for (const place of new Set(readers.map((reader) => reader.place))) {
      kinds.set(place, await morningOf(store, ward, place, now));
    }
    await transact(store, async (tx) => {
      await tx.updateTable('push_heads').set({ day: today }).where('ward', '=', ward).execute();
      for (const { id, place } of readers) {
        for (const kind of kinds.get(place) ?? []) await enqueue(tx, id, kind, [], now);
      }
    });
  }
}

async function morningOf(store: Store, ward: Id, place: Id, now: Instant): Promise<Nudge[]> {
  const today = dayInVietnam(now);
  const { pieces } = await readPlaceWork(store.db, ward, place, now);
  const wanting = pieces.filter(({ due }) => due !== null && isReminderDay(due, today));
  return remindersOf(wanting, null, now).flatMap(({ kind }) =>
    kind === 'due' || kind === 'overdue' ? [kind] : [],
  );
}

/** The members and leaders of a ward who are reminded. Officials have their overview. */
async function readersOf(db: Store['db'], ward: Id): Promise<Reader[]> {
  const found = await db
    .selectFrom('subscriptions')
    .select(['id', 'person'])
    .where('ward', '=', ward)
    .execute();
  const readers: Reader[] = [];
  for (const { id, person } of found) {
    const place = await workplace(db, ward, person);
    if (place !== null) readers.push({ id, person, place });
  }
  return readers;
}

/** The place where somebody works now; null for officials and for who was removed. */
export async function workplace(db: Store['db'] | Tx, ward: Id, person: Id): Promise<Id | null> {
  const standing = await readStanding(db, ward, person);
  const removed = !standing || standing.actor.role === 'removed';
  return removed || standing.actor.role === 'official' ? null : standing.actor.placeId;
}
