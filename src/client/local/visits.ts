import {
  addDays,
  dayInVietnam,
  monthStart,
  partsOf,
  startOfDay,
} from '../../shared/calendar/day.ts';
import type { Day, Id, Instant, Skill } from '../../shared/model.ts';
import { isGiven } from '../../shared/progress.ts';
import { skillsOf } from '../../shared/skills.ts';
import { compareNames } from '../../shared/text/compare-names.ts';
import { countedBy, countVisits, reached, type VisitCount } from '../../shared/visits.ts';
import type { Db } from './db.ts';
import type { Phone } from './phone.ts';
import { opState, readQueues, type SendState } from './send-state.ts';
import { trueNow } from './today.ts';
import { currentStand, isRecurring, readTurnDesk } from './turns.ts';
import { all, type EntityOf } from './work.ts';

/** Work of the place that a visit can count for, and how far it is. */
export type VisitWork = { id: Id; title: string; done: number; total: number; unit: string };

/** What the screen for recording a visit needs. */
export type VisitDesk = {
  skills: Skill[];
  work: VisitWork[];
  /** The place's own visits of this month. */
  month: VisitCount;
  /** This person's visits of today, the newest first. */
  mine: { visit: EntityOf<'visit'>; state: SendState }[];
};

export async function readVisitDesk(phone: Phone, placeId: Id | null): Promise<VisitDesk> {
  const { db, person } = phone;
  const today = dayInVietnam(await trueNow(phone));
  const [skills, work, visits, queues] = await Promise.all([
    readSkills(db),
    readVisitWork(db, placeId, today),
    visitsFrom(db, startOfDay(firstOfMonth(today))),
    readQueues(db),
  ]);
  const begun = startOfDay(today);
  const mine = visits
    .filter(({ body }) => body.by === person && body.at >= begun && !body.retracted)
    .sort((a, b) => b.body.at - a.body.at)
    .map((visit) => ({ visit, state: opState(queues, visit.id) }));
  const here = visits.filter(({ place }) => place === placeId);
  return { skills, work, month: countVisits(here), mine };
}

/** What one place did this month. */
export async function readPlaceMonth(phone: Phone, placeId: Id | null): Promise<VisitCount> {
  const month = firstOfMonth(dayInVietnam(await trueNow(phone)));
  const visits = await visitsFrom(phone.db, startOfDay(month));
  return countVisits(visits.filter(({ place }) => place === placeId));
}

export async function readSkills(db: Db): Promise<Skill[]> {
  return skillsOf((await all(db, 'ward'))[0]?.body);
}

/** One month of the whole ward. */
export async function readVisitMonth(db: Db, month: Day): Promise<EntityOf<'visit'>[]> {
  return visitsFrom(db, startOfDay(month), startOfDay(nextMonth(month)));
}

/** From one instant until before another. */
export async function visitsFrom(
  db: Db,
  from: Instant,
  to: Instant = Number.MAX_SAFE_INTEGER,
): Promise<EntityOf<'visit'>[]> {
  const found = await db.view.where('body.at').between(from, to).toArray();
  return found.filter((entity): entity is EntityOf<'visit'> => entity.kind === 'visit');
}

/** What is given to the place and counted in visits or in people, by name. */
async function readVisitWork(db: Db, placeId: Id | null, today: Day): Promise<VisitWork[]> {
  const [assignments, desk] = await Promise.all([all(db, 'assignment'), readTurnDesk(db)]);
  const given = assignments.filter(
    ({ body }) => body.placeId === placeId && isGiven(body) && countedBy(body.target) !== null,
  );
  // A visit of today counts for the period of today.
  const mine = given.map((one) => (isRecurring(one) ? currentStand(desk, one, today).work : one));
  const tasks = await db.view.bulkGet(mine.map(({ body }) => body.taskId));
  const about = await db.view
    .where('body.assignmentId')
    .anyOf(mine.map(({ id }) => id))
    .toArray();
  const visits = about.filter((entity): entity is EntityOf<'visit'> => entity.kind === 'visit');
  const work = mine.flatMap(({ id, body }, index): VisitWork[] => {
    const task = tasks[index];
    if (task?.kind !== 'task' || body.target === null) return [];
    const own = visits.filter((visit) => visit.body.assignmentId === id);
    const { number: total, unit } = body.target;
    return [{ id, title: task.body.title, done: reached(body, own) ?? 0, total, unit }];
  });
  return work.sort((a, b) => compareNames(a.title, b.title));
}

/** The first day of a day's month. */
export function firstOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return monthStart(year, month);
}

/** The first day of the month after, and of the one before. */
export function nextMonth(month: Day): Day {
  return firstOfMonth(addDays(month, 31));
}

export function monthBefore(month: Day): Day {
  return firstOfMonth(addDays(month, -1));
}
