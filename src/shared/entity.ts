import * as z from 'zod/mini';
import { Assignment, Evidence, Id, Left, Note, Person, Place, Plan, Task, Ward } from './model.ts';
import { Budget, Spend } from './records/budget.ts';
import { Guide } from './records/guide.ts';
import { Indicator, IndicatorReading } from './records/indicator.ts';
import { Loss } from './records/loss.ts';
import { Turn } from './records/turn.ts';
import { Visit } from './records/visit.ts';

/** Kinds of record, each with the schema of its body. */
export const BODIES = {
  ward: Ward,
  place: Place,
  person: Person,
  plan: Plan,
  task: Task,
  assignment: Assignment,
  turn: Turn,
  note: Note,
  evidence: Evidence,
  left: Left,
  loss: Loss,
  visit: Visit,
  guide: Guide,
  indicator: Indicator,
  reading: IndicatorReading,
  budget: Budget,
  spend: Spend,
} as const;
export type Kind = keyof typeof BODIES;
export type BodyOf<K extends Kind> = z.infer<(typeof BODIES)[K]>;

/** One record before the server has numbered it. `place` is who may read it: '' the whole ward, else one place. */
export type Entity = { [K in Kind]: { id: Id; kind: K; place: string; body: BodyOf<K> } }[Kind];

/** The server's current state of one entity; `seq` is its version. */
export const Row = z.looseObject({
  id: Id,
  kind: z.string(),
  place: z.string(),
  seq: z.number(),
  body: z.looseObject({}),
});
export type Row = Entity & { seq: number };
