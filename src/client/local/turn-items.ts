import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Each, TurnKey } from '../../shared/calendar/turn-key.ts';
import type { Entity } from '../../shared/entity.ts';
import type { Assignment, Day, Id } from '../../shared/model.ts';
import { toRetake } from '../../shared/returned.ts';
import type { TurnAnswer } from '../../shared/turns.ts';
import { currentStand, deskOf, earlierStands, isRecurring, type TurnStand } from './turns.ts';
import type { EntityOf } from './work.ts';

/** Recurring work in the day's list. It loads late: a phone without such work does without it. */

/** What a line says of its period. */
export type TurnFacts = {
  key: TurnKey;
  kind: Each;
  answer: TurnAnswer;
  continuous: boolean;
  /** How often something was done in it. */
  entries: number;
  /** Periods before this one that ask for an answer as well. */
  older: number;
};

/** One period to be shown, with what belongs to it. */
export type TurnItem = {
  id: Id;
  body: Assignment;
  done: boolean;
  turn: TurnFacts;
  photos: EntityOf<'evidence'>[];
  visits: EntityOf<'visit'>[];
};

/**
 * Of each assignment that recurs its current period; of those before the latest that still asks for
 * something, and any that an official or a member has just had to do with. So a place that has missed
 * ten weeks sees one late line and not ten.
 */
export function turnItems(
  ward: EntityOf<'ward'> | undefined,
  records: readonly Entity[],
  given: readonly EntityOf<'assignment'>[],
  today: Day,
): TurnItem[] {
  const desk = deskOf(ward, records);
  return given.filter(isRecurring).flatMap((one) => {
    const earlier = earlierStands(desk, one, today);
    const asking = one.body.recurs.continuous ? [] : earlier.filter(({ done }) => !done);
    const beside = earlier.filter((stand) => stand !== asking[0] && isFresh(stand, today));
    return [
      itemOf(currentStand(desk, one, today), 0),
      ...asking.slice(0, 1).map((stand) => itemOf(stand, asking.length - 1)),
      ...beside.map((stand) => itemOf(stand, 0)),
    ];
  });
}

/** A photo was sent back, or somebody did something here today and may want to undo it. */
function isFresh({ pieces, marks }: TurnStand, today: Day): boolean {
  const touched = marks.some(({ at }) => dayInVietnam(at) === today);
  return touched || toRetake(photosIn(pieces)).length > 0;
}

function itemOf({ work, answer, done, pieces, marks }: TurnStand, older: number): TurnItem {
  const { period, recurs } = work.body;
  const { key, kind } = period;
  const turn = { key, kind, answer, continuous: recurs.continuous, entries: marks.length, older };
  const visits = pieces.filter((piece) => piece.kind === 'visit') as EntityOf<'visit'>[];
  return { id: work.id, body: work.body, done, turn, photos: photosIn(pieces), visits };
}

function photosIn(pieces: TurnStand['pieces']): EntityOf<'evidence'>[] {
  return pieces.filter((piece): piece is EntityOf<'evidence'> => piece.kind === 'evidence');
}
