import { isDone } from '../../shared/assignment.ts';
import type { Closing } from '../../shared/calendar/closing.ts';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { TurnPeriod } from '../../shared/calendar/turn-periods.ts';
import { wardPeriods } from '../../shared/calendar/ward-periods.ts';
import type { Entity } from '../../shared/entity.ts';
import { isRetracted } from '../../shared/evidence.ts';
import type { Assignment, Day, Id, Mark, Recurs } from '../../shared/model.ts';
import { isDueSoon, isLate, marksOn } from '../../shared/progress.ts';
import type { Turn } from '../../shared/records/turn.ts';
import type { Stand } from '../../shared/task-state.ts';
import { turnId } from '../../shared/turn-id.ts';
import {
  answerOf,
  currentTurn,
  isTurnDone,
  isTurnLate,
  isWithin,
  type TurnAnswer,
  type TurnWork,
  turnsUntil,
  turnWork,
} from '../../shared/turns.ts';
import type { Db } from './db.ts';
import { all, type EntityOf } from './work.ts';

/** A note, a photo or a visit that stands. */
export type Piece = EntityOf<'note'> | EntityOf<'evidence'> | EntityOf<'visit'>;

/** What was done in periods, and how the ward counts them. */
export type TurnDesk = {
  closing: Closing;
  turns: ReadonlyMap<Id, Turn>;
  pieces: ReadonlyMap<Id, Piece[]>;
};

/** An assignment that recurs. */
export type Recurring = EntityOf<'assignment'> & { body: Assignment & { recurs: Recurs } };

/** One period of one assignment, and how it stands. */
export type TurnStand = {
  /** In the shape of an assignment, under the name of the period's work. */
  work: EntityOf<'assignment'> & { body: TurnWork };
  answer: TurnAnswer;
  done: boolean;
  late: boolean;
  pieces: Piece[];
  /** Whatever somebody did or said in it. */
  marks: Pick<Mark, 'by' | 'at'>[];
};

export function isRecurring(assignment: EntityOf<'assignment'>): assignment is Recurring {
  return assignment.body.recurs !== undefined;
}

/** All that this device knows of periods. */
export async function readTurnDesk(db: Db): Promise<TurnDesk> {
  const [ward, turns, notes, evidence, visits] = await Promise.all([
    all(db, 'ward'),
    all(db, 'turn'),
    all(db, 'note'),
    all(db, 'evidence'),
    all(db, 'visit'),
  ]);
  return deskOf(ward[0], [...turns, ...notes, ...evidence, ...visits]);
}

/** The same from records that were read already; those of other kinds are left aside. */
export function deskOf(ward: EntityOf<'ward'> | undefined, records: readonly Entity[]): TurnDesk {
  const turns = new Map<Id, Turn>();
  const pieces = new Map<Id, Piece[]>();
  for (const record of records) {
    if (record.kind === 'turn') turns.set(record.id, record.body);
    if (!isPiece(record) || !stands(record)) continue;
    const about = record.body.assignmentId ?? '';
    const found = pieces.get(about);
    if (found) found.push(record);
    else pieces.set(about, [record]);
  }
  return { closing: wardPeriods(ward?.body).closing, turns, pieces };
}

export function standOf(
  desk: TurnDesk,
  { id, place, body }: Recurring,
  period: TurnPeriod,
  today: Day,
): TurnStand {
  const own = turnId(id, period.key);
  const turn = turnWork(body, desk.turns.get(own), period);
  // What a phone of before did on the assignment counts for the period of its day.
  const older = (desk.pieces.get(id) ?? []).filter((piece) => {
    return isWithin(dayInVietnam(markOf(piece).at), period);
  });
  const pieces = [...older, ...(desk.pieces.get(own) ?? [])];
  const notes = pieces.filter(({ kind }) => kind === 'note').length;
  const counts = { notes, deeds: pieces.length - notes };
  return {
    work: { id: own, kind: 'assignment', place, body: turn },
    answer: answerOf(turn, counts),
    done: isTurnDone(turn, counts),
    late: isTurnLate(turn, counts, today),
    pieces,
    marks: [...marksOn(turn), ...pieces.map(markOf)],
  };
}

export function currentStand(desk: TurnDesk, given: Recurring, today: Day): TurnStand {
  return standOf(desk, given, currentTurn(given.body.recurs, today, desk.closing), today);
}

/** The periods before the current one, the latest first. */
export function earlierStands(desk: TurnDesk, given: Recurring, today: Day): TurnStand[] {
  const [, ...earlier] = turnsUntil(given.body.recurs, today, desk.closing);
  return earlier.map((period) => standOf(desk, given, period, today));
}

/**
 * How an assignment stands. One that recurs is `done` when its current period is and no earlier one is
 * late; `now` speaks of the current period alone, and `lates` counts each period that is late.
 */
export type PlaceStand = Stand & { now: boolean; lates: number; soon: boolean };

export function placeStand(desk: TurnDesk, given: EntityOf<'assignment'>, today: Day): PlaceStand {
  const { body } = given;
  const withdrawn = body.withdrawn !== null;
  if (!isRecurring(given)) {
    const late = isLate(body, today);
    const stand = { withdrawn, continuous: false, done: isDone(body), late };
    return { ...stand, now: stand.done, lates: late ? 1 : 0, soon: isDueSoon(body, today) };
  }
  const { continuous } = given.body.recurs;
  const current = currentStand(desk, given, today);
  const earlier = continuous ? [] : earlierStands(desk, given, today);
  const lates = [current, ...earlier].filter(({ late }) => late).length;
  const stand = { withdrawn, continuous, done: current.done && lates === 0, late: lates > 0 };
  const soon = !current.done && isDueSoon(current.work.body, today);
  return { ...stand, now: current.done, lates, soon };
}

export function isPiece(record: Entity): record is Piece {
  return record.kind === 'note' || record.kind === 'evidence' || record.kind === 'visit';
}

/** It was not taken back. */
export function stands(piece: Piece): boolean {
  if (piece.kind === 'evidence') return !isRetracted(piece.body);
  return piece.body.retracted === undefined;
}

/** Who did it and when. */
export function markOf({ kind, body }: Piece): Pick<Mark, 'by' | 'at'> {
  return kind === 'visit' ? body : body.mark;
}
