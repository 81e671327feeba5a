import { doerOf, isDone } from '../../shared/assignment.ts';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Entity } from '../../shared/entity.ts';
import { currentReview } from '../../shared/evidence.ts';
import type { Entry } from '../../shared/exchange/phone.ts';
import type { Day, Id } from '../../shared/model.ts';
import { standing, toRetake } from '../../shared/returned.ts';
import { same } from '../../shared/same.ts';
import { countedBy, reached } from '../../shared/visits.ts';
import { intoParts, type Line, type MyWork } from './day-list.ts';
import type { Phone } from './phone.ts';
import { readState } from './phone.ts';
import {
  evidenceState,
  opState,
  type Queues,
  readQueues,
  type SendState,
  worst,
} from './send-state.ts';
import type { TurnFacts, TurnItem } from './turn-items.ts';
import { unfinishedTakes } from './unfinished-takes.ts';
import { all, type EntityOf, present } from './work.ts';

/** The lines of the last reading, by which a change is seen. */
export type ReadLines = Map<Id, Line>;

/**
 * Everything that was given to this person's place and not withdrawn, by when it is due.
 *
 * In one transaction: a dozen of them, as many as there are reads, cost a weak phone more than what
 * they read, and Dexie copies what it hands out of any other.
 *
 * @param last a line that reads as it did is the same object again, so that it is not drawn anew:
 * all are read after every tap
 */
export async function readMyWork(
  phone: Phone,
  placeId: Id | null,
  last: ReadLines = new Map(),
): Promise<MyWork> {
  const { db } = phone;
  const { phone: own, view, outbox, outcomes, photos, net, wifi, takes, raws } = db;
  const tables = [own, view, outbox, outcomes, photos, net, wifi, takes, raws];
  const read = await db.transaction('r', tables, () => readAll(phone, placeId));
  const today = dayInVietnam(phone.clock() + read.state.skew);
  const lines = linesOf(read, await itemsOf(read, today), phone.person).map((line) => {
    const before = last.get(line.id);
    if (before && same(before, line)) return before;
    last.set(line.id, line);
    return line;
  });
  const { heardAt, skew, cloned: here } = read.state;
  return { today, here, heardAt, skew, complete: true, parts: intoParts(lines, today) };
}

async function readAll(phone: Phone, placeId: Id | null) {
  const { db } = phone;
  const [state, assignments, tasks, evidence, queues, waiting, takes, people] = await Promise.all([
    readState(db),
    all(db, 'assignment'),
    all(db, 'task'),
    all(db, 'evidence'),
    readQueues(db),
    db.outbox.toArray(),
    unfinishedTakes(phone),
    present(db),
  ]);
  const mine = assignments.filter(({ body }) => body.placeId === placeId && !body.withdrawn);
  const team = people.filter(({ body }) => body.placeId === placeId);
  const [visits, recurring] = await Promise.all([visitsFor(phone, mine), recordsOf(phone, mine)]);
  return { state, tasks, evidence, queues, waiting, takes, mine, team, visits, recurring };
}

type Read = Awaited<ReturnType<typeof readAll>>;

/** What stands in the list: work that was given once, and the periods of what recurs. */
async function itemsOf({ mine, evidence, visits, recurring }: Read, today: Day): Promise<Item[]> {
  const turns = await turnsOf(recurring, mine, today);
  const once = mine.filter(({ id }) => !turns.of.has(id));
  return [
    ...once.map(({ id, body }) => {
      const photos = evidence.filter((photo) => photo.body.assignmentId === id);
      return { id, body, done: isDone(body), photos, visits: visits(id), turn: null };
    }),
    ...turns.items,
  ];
}

function linesOf(read: Read, items: Item[], me: Id): Line[] {
  const { tasks, queues, waiting, takes, team } = read;
  const taskOf = new Map(tasks.map((task) => [task.id, task.body]));
  return items.flatMap(({ id, body, done, photos, visits, turn }) => {
    const task = taskOf.get(body.taskId);
    if (!task) return [];
    const states = statesOn(id, photos, waiting, queues);
    const back = toRetake(photos)[0];
    const returned = back ? (currentReview(back.body.reviews)?.reason ?? '') : null;
    const worstOf = takes.has(id) ? [...states, 'draft' as const] : states;
    const replaces = back ? { id: back.id, stepId: back.body.stepId } : null;
    const doer = team.find((person) => person.id === doerOf(body));
    const mine = doer?.id === me;
    const whose = { mine, doer: mine ? null : (doer?.body.name ?? null) };
    const facts = { id, body, task, done, returned, replaces, turn, ...whose };
    return [{ ...facts, reached: reached(body, visits), state: worst(worstOf) }];
  });
}

type Item = Omit<TurnItem, 'turn'> & { turn: TurnFacts | null };

/** What was done in the periods of what recurs; undefined where nothing does. */
async function recordsOf({ db }: Phone, mine: EntityOf<'assignment'>[]) {
  const of = mine.filter(({ body }) => body.recurs).map(({ id }) => id);
  if (of.length === 0) return undefined;
  const done = db.view.where('body.assignmentId').startsWithAnyOf(of).toArray();
  const [[ward], records] = await Promise.all([all(db, 'ward'), done]);
  return { of: new Set(of), ward, records: records as Entity[] };
}

/**
 * The periods themselves. Where the code for them can't be fetched their work is shown, and done, as
 * by a phone that knows no periods, which counts as well.
 */
async function turnsOf(
  found: Awaited<ReturnType<typeof recordsOf>>,
  mine: EntityOf<'assignment'>[],
  today: Day,
): Promise<{ of: ReadonlySet<Id>; items: TurnItem[] }> {
  const late = found && (await import('./turn-items.ts').catch(() => null));
  if (!late) return { of: new Set(), items: [] };
  return { of: found.of, items: late.turnItems(found.ward, found.records, mine, today) };
}

/** Only for work whose target they count towards: the list is read anew after every tap. */
async function visitsFor({ db }: Phone, mine: EntityOf<'assignment'>[]) {
  const ids = mine.filter(({ body }) => countedBy(body.target)).map(({ id }) => id);
  const found = ids.length > 0 ? await db.view.where('body.assignmentId').anyOf(ids).toArray() : [];
  const visits = found.filter((entity) => entity.kind === 'visit') as EntityOf<'visit'>[];
  return (id: Id) => visits.filter(({ body }) => body.assignmentId === id);
}

function statesOn(
  id: Id,
  photos: EntityOf<'evidence'>[],
  waiting: Entry[],
  queues: Queues,
): SendState[] {
  const own = photos.filter(({ body }) => queues.photos.has(body.photo.sha256));
  const counts = new Set(standing(photos));
  return [
    ...waiting
      .filter(({ op }) => 'assignmentId' in op && op.assignmentId === id)
      .map(({ op }) => opState(queues, op.id)),
    ...own.map((photo) => {
      const state = evidenceState(queues, photo.id, photo.body);
      // What was sent back is answered by the photo that took its place.
      return state === 'returned' && !counts.has(photo) ? 'sent' : state;
    }),
  ];
}
