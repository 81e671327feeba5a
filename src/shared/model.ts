import * as z from 'zod/mini';
import { WardPeriods } from './calendar/closing.ts';
import { isDay } from './calendar/day.ts';
import { DueRule } from './calendar/due-rule.ts';
import { TurnKey } from './calendar/turn-key.ts';
import { LINE_MAX, PHOTO_MAX, TEXT_MAX, THUMB_MAX } from './limits.ts';
import { roughly } from './roughly.ts';

/**
 * Every record that phone and server share. Objects are loose: a field that a newer side added
 * survives a round through an older one.
 */

/** Letters, digits and `_ . : -`; ids are made by the side that makes the record and never change. */
export const Id = z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[\w.:-]+$/));
export type Id = z.infer<typeof Id>;

/** A calendar day in Vietnam as `YYYY-MM-DD`, without clock or zone. Days compare as strings. */
export const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isDay));
export type Day = z.infer<typeof Day>;

/** Milliseconds since 1970 in UTC. */
export const Instant = z.number().check(z.nonnegative(), z.maximum(8.64e15));
export type Instant = z.infer<typeof Instant>;

/** Lower-case hex SHA-256 over final bytes: a photo's name. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Sha256 = z.infer<typeof Sha256>;

export const Text = z.string().check(z.maxLength(TEXT_MAX));
export const Line = z.string().check(z.minLength(1), z.maxLength(LINE_MAX));

/** That one person did one thing: which op, who, when (estimated true time). */
export const Mark = z.looseObject({ op: Id, by: Id, at: Instant });
export type Mark = z.infer<typeof Mark>;

/** Something members show people; `name` is null for those that every ward begins with. */
export const Skill = z.looseObject({ id: Id, name: z.nullable(Line), off: z.boolean() });
export type Skill = z.infer<typeof Skill>;

export const Ward = z.looseObject({
  name: Line,
  placeWord: Line,
  practice: z.boolean(),
  phone: z.nullable(Line),
  /** What members choose from when they record a visit; absent until the ward changed the list. */
  skills: z.optional(z.array(Skill)),
  /** How it reports; absent until the ward set it. */
  periods: z.optional(WardPeriods),
  /** The ops that set this record, so that an old one coming again changes nothing. */
  setBy: z.array(Id),
});
export type Ward = z.infer<typeof Ward>;

export const Place = z.looseObject({ name: Line, order: z.number() });
export type Place = z.infer<typeof Place>;

export const Role = z.enum(['official', 'leader', 'member']);
export type Role = z.infer<typeof Role>;

/** What somebody was in the ward until one change of it (`standing.ts`). */
export const Past = z.looseObject({
  ...Mark.shape,
  role: Role,
  placeId: z.nullable(Id),
  removed: z.boolean(),
});
export type Past = z.infer<typeof Past>;

/** Officials belong to the ward (`placeId` null), leaders and members to one place. */
export const Person = z.looseObject({
  name: Line,
  role: Role,
  placeId: z.nullable(Id),
  renamed: z.array(z.looseObject({ op: Id, from: Line })),
  /** Oldest first; absent while nothing ever changed. */
  past: z.optional(z.array(Past)),
  /** No longer of the ward: reads nothing, and what was entered before still counts. */
  removed: z.optional(z.boolean()),
});
export type Person = z.infer<typeof Person>;

export const PlanSection = z.looseObject({ code: z.string(), title: Line });
export const Plan = z.looseObject({
  title: Line,
  number: z.nullable(Line),
  issuer: z.nullable(Line),
  date: z.nullable(Day),
  year: z.number(),
  sections: z.array(PlanSection),
});
export type Plan = z.infer<typeof Plan>;

/** What a printed deadline was read as; the printed text always stands beside it. */
export const TaskDeadline = z.looseObject({ kind: z.string(), due: z.nullable(Day) });
export type TaskDeadline = z.infer<typeof TaskDeadline>;

/** One row of a plan as printed. Its key is section + number: printed numbers alone are not unique. */
export const PrintedTask = z.looseObject({
  planId: Id,
  order: z.number(),
  section: z.string(),
  no: z.string(),
  title: Line,
  lead: z.string(),
  leads: z.array(z.string()),
  coordinating: z.array(z.string()),
  result: z.string(),
  deadlineText: z.string(),
  deadline: TaskDeadline,
  note: z.nullable(Text),
  uncertain: z.nullable(Text),
});
export type PrintedTask = z.infer<typeof PrintedTask>;

/** What a changed plan may say anew of a task; what is absent stays as it was. */
export const TaskWords = z.partial(
  z.pick(PrintedTask, {
    order: true,
    section: true,
    no: true,
    title: true,
    lead: true,
    leads: true,
    coordinating: true,
    result: true,
    deadlineText: true,
    deadline: true,
    note: true,
    uncertain: true,
  }),
);
export type TaskWords = z.infer<typeof TaskWords>;

/**
 * A task of a plan. `changes` holds every change by a later plan with the words it replaced, oldest
 * first; `dropped` says that a later plan has the task no more. Its assignments stay what they were.
 */
export const Task = z.looseObject({
  ...PrintedTask.shape,
  changes: z.optional(z.array(z.looseObject({ ...Mark.shape, before: TaskWords }))),
  dropped: z.optional(Mark),
});
export type Task = z.infer<typeof Task>;

export const Step = z.looseObject({ id: Id, text: Line, photo: z.boolean() });
export type Step = z.infer<typeof Step>;

/** Who has ticked a step; `cleared` are ticks taken back, so that one arriving late stays taken back. */
export const Tick = z.looseObject({ marks: z.array(Mark), cleared: z.array(Id) });
export type Tick = z.infer<typeof Tick>;

/** A value somebody entered, in the target's unit. */
export const Reading = z.looseObject({ op: Id, by: Id, at: Instant, value: z.number() });
export type Reading = z.infer<typeof Reading>;

export const Target = z.looseObject({ number: z.number(), unit: Line });
export type Target = z.infer<typeof Target>;

/** Which one person of the place somebody gave the work to; null: it is the whole team's again. */
export const Doer = z.looseObject({ ...Mark.shape, personId: z.nullable(Id) });
export type Doer = z.infer<typeof Doer>;

/**
 * How recurring work comes again, from period `first` to `last` (null: no end). `rule` gives each
 * period its due day, without one it is the period's last day. `continuous` is 'thường xuyên': never
 * due, but asking for something in every period.
 */
export const Recurs = z.looseObject({
  first: TurnKey,
  last: z.nullable(TurnKey),
  continuous: z.boolean(),
  rule: z.nullable(DueRule),
});
export type Recurs = z.infer<typeof Recurs>;

/**
 * A task given to one place. `readings` holds the values that nobody has replaced: two different
 * ones mean that people wrote at the same time (contested). `passed` are readings that a later
 * author had seen; their values stay in the ward's log.
 */
export const Assignment = z.looseObject({
  taskId: Id,
  placeId: Id,
  due: z.nullable(Day),
  steps: z.array(Step),
  target: z.nullable(Target),
  ticks: z.record(z.string(), Tick),
  readings: z.array(Reading),
  passed: z.array(Id),
  /** By person, the days in Vietnam of values that were replaced since: it was still a day's work. */
  readingDays: z.optional(z.record(z.string(), z.array(Day))),
  given: Mark,
  withdrawn: z.nullable(Mark),
  /** Days that a changed plan replaced, oldest first. */
  dues: z.optional(z.array(z.looseObject({ ...Mark.shape, before: z.nullable(Day) }))),
  /** Oldest first; the last one counts. Absent until somebody was named. */
  doers: z.optional(z.array(Doer)),
  /** What is done in its periods stands in records of their own (`records/turn.ts`). */
  recurs: z.optional(Recurs),
  /** The ward would like to know where its photos are taken; whoever takes one need not say. */
  asksSpot: z.optional(z.boolean()),
});
export type Assignment = z.infer<typeof Assignment>;

export const Note = z.looseObject({
  assignmentId: Id,
  placeId: Id,
  /** Empty once it was taken back. */
  text: Text,
  mark: Mark,
  retracted: z.optional(Mark),
});
export type Note = z.infer<typeof Note>;

/** Names and sizes of a photo's bytes, known before the bytes arrive. */
export const Photo = z.looseObject({
  sha256: Sha256,
  bytes: z.number().check(z.positive(), z.maximum(PHOTO_MAX)),
  width: z.number().check(z.positive()),
  height: z.number().check(z.positive()),
});
export type Photo = z.infer<typeof Photo>;

export const Thumb = z.looseObject({
  sha256: Sha256,
  bytes: z.number().check(z.positive(), z.maximum(THUMB_MAX)),
});
export type Thumb = z.infer<typeof Thumb>;

/** Roughly where a photo was taken. Rounded by its phone, and here once more whatever phone it was. */
export const Spot = z.looseObject({
  lat: z.number().check(z.minimum(-90), z.maximum(90), z.overwrite(roughly)),
  lon: z.number().check(z.minimum(-180), z.maximum(180), z.overwrite(roughly)),
});
export type Spot = z.infer<typeof Spot>;

/** The answer to "Trong ảnh có người không?"; the choice, its time and author are the consent record. */
export const Consent = z.enum(['nobody', 'agreed', 'masked']);
export type Consent = z.infer<typeof Consent>;

export const Verdict = z.enum(['approved', 'returned']);
export type Verdict = z.infer<typeof Verdict>;

/** An official's answer to one piece of evidence; `seen` are the answers its author knew. */
export const Review = z.looseObject({
  op: Id,
  by: Id,
  at: Instant,
  verdict: Verdict,
  reason: z.nullable(Text),
  seen: z.array(Id),
});
export type Review = z.infer<typeof Review>;

export const Evidence = z.looseObject({
  assignmentId: Id,
  placeId: Id,
  stepId: z.nullable(Id),
  photo: Photo,
  thumb: Thumb,
  fingerprint: z.nullable(z.string()),
  source: z.enum(['camera', 'gallery']),
  consent: Consent,
  child: z.boolean(),
  replaces: z.nullable(Id),
  mark: Mark,
  /** The server holds the thumbnail, the full photo: verified and on disk. */
  thumbStored: z.boolean(),
  stored: z.boolean(),
  reviews: z.array(Review),
  retracted: z.nullable(z.looseObject({ ...Mark.shape, reason: z.nullable(Text) })),
  /** How far the clock of its phone was behind, in ms, where that matters; the server adds it. */
  clockOff: z.optional(z.number()),
  /** Only where the ward asked and its author said so; gone once erased. */
  spot: z.optional(Spot),
  /** Who had the picture erased everywhere, and when; from then on no bytes of it are held or taken. */
  erased: z.optional(Mark),
});
export type Evidence = z.infer<typeof Evidence>;

/** Tells the readers of one place that a record has gone to another: theirs is no longer true. */
export const Left = z.looseObject({ of: Id });
export type Left = z.infer<typeof Left>;
