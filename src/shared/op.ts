import * as z from 'zod/mini';
import { WardPeriods } from './calendar/closing.ts';
import { SKILLS_MAX } from './limits.ts';
import {
  Consent,
  Day,
  Id,
  Instant,
  Line,
  Photo,
  Plan,
  PrintedTask,
  Recurs,
  Role,
  Sha256,
  Skill,
  Spot,
  Step,
  Target,
  TaskWords,
  Text,
  Thumb,
} from './model.ts';
import { Budget, SpendFacts } from './records/budget.ts';
import { Guide } from './records/guide.ts';
import { Indicator, ReadingFacts } from './records/indicator.ts';
import { LossFacts } from './records/loss.ts';
import { VisitPeople, VisitResult } from './records/visit.ts';
import { upcast } from './upcast.ts';

/**
 * Everything a person can do. An op is small, says what its author did and what the author had
 * seen (`seen`), and takes effect once however often it arrives. Records made by an op bear the
 * op's id, so they cost nothing on the wire.
 *
 * **Invariant:** a shape that was ever shipped stays readable: a changed op gets a new kind
 * `thing.verb@2` and an upcaster (`upcast.ts`), never a changed schema.
 */
const seen = z.array(Id).check(z.maxLength(200));

export const OPS = {
  'ward.set': z.looseObject({
    kind: z.literal('ward.set'),
    wardId: Id,
    name: Line,
    placeWord: Line,
    practice: z.boolean(),
    phone: z.nullable(Line),
  }),
  'place.add': z.looseObject({ kind: z.literal('place.add'), name: Line, order: z.number() }),
  'person.add': z.looseObject({
    kind: z.literal('person.add'),
    name: Line,
    role: Role,
    placeId: z.nullable(Id),
  }),
  'person.rename': z.looseObject({ kind: z.literal('person.rename'), personId: Id, name: Line }),
  /** Into another place or role; also brings back somebody who was removed. */
  'person.move': z.looseObject({
    kind: z.literal('person.move'),
    personId: Id,
    role: Role,
    placeId: z.nullable(Id),
  }),
  'person.remove': z.looseObject({ kind: z.literal('person.remove'), personId: Id }),
  'plan.add': z.looseObject({ kind: z.literal('plan.add'), ...Plan.shape }),
  'task.add': z.looseObject({ kind: z.literal('task.add'), ...PrintedTask.shape }),
  /** What a changed plan says anew; `due` is the new day of those assignments of the task. */
  'task.set': z.looseObject({
    kind: z.literal('task.set'),
    taskId: Id,
    words: TaskWords,
    due: z.nullable(Day),
    assignmentIds: z.array(Id).check(z.maxLength(500)),
  }),
  /** A later plan has the task no more: marked, never removed. */
  'task.drop': z.looseObject({ kind: z.literal('task.drop'), taskId: Id }),
  'task.give': z.looseObject({
    kind: z.literal('task.give'),
    taskId: Id,
    placeIds: z.array(Id).check(z.minLength(1), z.maxLength(500)),
    steps: z.array(Step).check(z.minLength(1), z.maxLength(30)),
    target: z.nullable(Target),
    due: z.nullable(Day),
    recurs: z.optional(Recurs),
    asksSpot: z.optional(z.boolean()),
  }),
  'assignment.withdraw': z.looseObject({
    kind: z.literal('assignment.withdraw'),
    assignmentIds: z.array(Id).check(z.minLength(1), z.maxLength(500)),
  }),
  /** Gives the work of a place to one person of it, or back to the whole team. */
  'doer.set': z.looseObject({
    kind: z.literal('doer.set'),
    assignmentId: Id,
    personId: z.nullable(Id),
  }),
  'step.set': z.looseObject({
    kind: z.literal('step.set'),
    assignmentId: Id,
    stepId: Id,
    done: z.boolean(),
    seen,
    /** With the work of a period, here and below: whose it is. */
    placeId: z.optional(Id),
  }),
  'progress.set': z.looseObject({
    kind: z.literal('progress.set'),
    assignmentId: Id,
    value: z.number().check(z.nonnegative(), z.maximum(1e9)),
    seen,
    placeId: z.optional(Id),
  }),
  /** "Không phát sinh" of one period, or that taken back. An answer, and not the number 0. */
  'none.set': z.looseObject({
    kind: z.literal('none.set'),
    assignmentId: Id,
    placeId: Id,
    none: z.boolean(),
    seen,
  }),
  'note.add': z.looseObject({
    kind: z.literal('note.add'),
    assignmentId: Id,
    placeId: Id,
    text: Text.check(z.minLength(1)),
  }),
  /** Its words go from every screen; that something was written, by whom and when, stays. */
  'note.retract': z.looseObject({ kind: z.literal('note.retract'), noteId: Id }),
  'evidence.attach': z.looseObject({
    kind: z.literal('evidence.attach'),
    assignmentId: Id,
    placeId: Id,
    stepId: z.nullable(Id),
    photo: Photo,
    thumb: Thumb,
    fingerprint: z.nullable(z.string().check(z.maxLength(32))),
    source: z.enum(['camera', 'gallery']),
    consent: Consent,
    child: z.boolean(),
    takenAt: Instant,
    replaces: z.nullable(Id),
    spot: z.optional(Spot),
  }),
  'evidence.retract': z.looseObject({
    kind: z.literal('evidence.retract'),
    evidenceId: Id,
    reason: z.nullable(Text),
  }),
  'evidence.approve': z.looseObject({ kind: z.literal('evidence.approve'), evidenceId: Id, seen }),
  'evidence.return': z.looseObject({
    kind: z.literal('evidence.return'),
    evidenceId: Id,
    reason: Text.check(z.minLength(1)),
    seen,
  }),
  /** The picture shows papers: it goes from the server and from every phone; its record stays. */
  'evidence.erase': z.looseObject({ kind: z.literal('evidence.erase'), evidenceId: Id }),
  'visit.add': z.looseObject({
    kind: z.literal('visit.add'),
    placeId: Id,
    skill: Id,
    people: VisitPeople,
    result: VisitResult,
    assignmentId: z.optional(Id),
  }),
  'visit.retract': z.looseObject({ kind: z.literal('visit.retract'), visitId: Id }),
  'skill.set': z.looseObject({
    kind: z.literal('skill.set'),
    wardId: Id,
    skills: z.array(Skill).check(z.minLength(1), z.maxLength(SKILLS_MAX)),
  }),
  'period.set': z.looseObject({
    kind: z.literal('period.set'),
    wardId: Id,
    periods: WardPeriods,
  }),
  'guide.set': z.looseObject({
    kind: z.literal('guide.set'),
    guideId: Id,
    title: Guide.shape.title,
    steps: Guide.shape.steps,
  }),
  'indicator.add': z.looseObject({ kind: z.literal('indicator.add'), ...Indicator.shape }),
  'reading.add': z.looseObject({ kind: z.literal('reading.add'), ...ReadingFacts }),
  'budget.add': z.looseObject({ kind: z.literal('budget.add'), ...Budget.shape }),
  'spend.add': z.looseObject({ kind: z.literal('spend.add'), ...SpendFacts }),
  /** Said by the server itself once the bytes of a thumbnail or photo are verified and on disk. */
  'evidence.store': z.looseObject({
    kind: z.literal('evidence.store'),
    part: z.enum(['thumb', 'photo']),
    evidenceIds: z.array(Id).check(z.minLength(1), z.maxLength(500)),
    sha256: Sha256,
  }),
  /** Said by the server itself: a phone came back without its work, or its storage was copied. */
  'loss.tell': z.looseObject({ kind: z.literal('loss.tell'), ...LossFacts }),
  /** Said by the server itself: of a loss, no more than `left` has not come by another way. */
  'loss.find': z.looseObject({
    kind: z.literal('loss.find'),
    lossId: Id,
    left: z.number().check(z.nonnegative()),
  }),
  'loss.read': z.looseObject({ kind: z.literal('loss.read'), lossId: Id }),
} as const;

export type OpKind = keyof typeof OPS;
export type OpBody = { [K in OpKind]: z.infer<(typeof OPS)[K]> }[OpKind];
/** What an author did, under the id it keeps for ever. */
export type Op = OpBody & { id: Id };

/** The op in a raw body of any version, or null where no version ever shipped had this shape. */
export function readOp(id: Id, kind: string, fields: unknown): Op | null {
  if (typeof fields !== 'object' || fields === null) return null;
  const said = upcast({ kind, fields: { ...fields } });
  if (!Object.hasOwn(OPS, said.kind)) return null;
  const read = OPS[said.kind as OpKind].safeParse({ ...said.fields, kind: said.kind });
  return read.success ? ({ ...read.data, id } as Op) : null;
}
