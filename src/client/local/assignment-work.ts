import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Day, Id, Instant } from '../../shared/model.ts';
import { type Progress, photosArrived } from '../../shared/progress.ts';
import { reached } from '../../shared/visits.ts';
import { type CameraIntent, readCamera } from './camera.ts';
import type { Take } from './db.ts';
import type { Phone } from './phone.ts';
import { type Queues, readQueues } from './send-state.ts';
import { takesOf } from './take.ts';
import { trueNow } from './today.ts';
import { type EntityOf, namesOf, one, workOn } from './work.ts';

/** One piece of work with all that belongs to it, as its screen shows it. */
export type AssignmentWork = {
  assignment: EntityOf<'assignment'>;
  task: EntityOf<'task'>;
  plan: EntityOf<'plan'> | undefined;
  place: string;
  notes: EntityOf<'note'>[];
  evidence: EntityOf<'evidence'>[];
  /** How many of its photos the ward holds. */
  arrived: Progress;
  /** What was reached towards the target, visits included. */
  reached: number | null;
  names: Map<Id, string>;
  queues: Queues;
  /** Photos taken and not yet decided on. */
  takes: Take[];
  /** A photo of this work that never came in from the camera. */
  lost: CameraIntent | null;
  now: Instant;
  today: Day;
};

/** Null where this phone knows no such work. */
export async function readAssignment(phone: Phone, id: Id): Promise<AssignmentWork | null> {
  const { db } = phone;
  const assignment = await one(db, 'assignment', id);
  const task = assignment && (await one(db, 'task', assignment.body.taskId));
  if (!assignment || !task) return null;
  const [plan, place, work, names, queues, takes, camera, now] = await Promise.all([
    one(db, 'plan', task.body.planId),
    one(db, 'place', assignment.body.placeId),
    workOn(db, id),
    namesOf(db),
    readQueues(db),
    takesOf(phone, id),
    readCamera(phone),
    trueNow(phone),
  ]);
  return {
    arrived: photosArrived(work.evidence.map(({ body }) => body)),
    ...{ assignment, task, plan, names, queues, takes, now },
    ...{ notes: work.notes, evidence: work.evidence },
    reached: reached(assignment.body, work.visits),
    place: place?.body.name ?? '',
    lost: camera?.assignmentId === id ? camera : null,
    today: dayInVietnam(now),
  };
}
