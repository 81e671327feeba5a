import { dayInVietnam } from './calendar/day.ts';
import type { Entity } from './entity.ts';
import { isRetracted } from './evidence.ts';
import type { Day, Id, Instant } from './model.ts';

/** Records that hold what people in the field entered. */
export type Work = Extract<Entity, { kind: 'assignment' | 'turn' | 'note' | 'evidence' | 'visit' }>;

/** What one person entered in one month; `days` are the days on which it was anything, in order. */
export type PersonMonth = {
  days: Day[];
  ticks: number;
  values: number;
  notes: number;
  photos: number;
  visits: number;
  lastAt: Instant | null;
};

type Part = 'ticks' | 'values' | 'notes' | 'photos' | 'visits';
type Done = { part: Part; op: Id; by: Id; at: Instant };

/**
 * For each person who entered anything in it, their month. A ward pays its teams by such days, so:
 *
 * - A day is one in Vietnam, by the estimated true time of the entry, and counts once.
 * - What was taken back counts nothing, whoever took it back: ticks, notes, photos, visits. A photo that
 *   an official approved stays.
 * - A photo that was sent back counts, and so do a visit that helped nobody, work that the ward
 *   withdrew since, and a value that somebody replaced since: the way was made.
 *
 * @param month `2026-01`
 * @param waiting ops that the ward has not acknowledged, which count nothing yet
 */
export function personMonths(
  work: readonly Work[],
  month: string,
  waiting: ReadonlySet<Id> = new Set(),
): Map<Id, PersonMonth> {
  const months = new Map<Id, PersonMonth>();
  const of = (by: Id): PersonMonth => {
    const own = months.get(by) ?? { ...NOTHING, days: [] };
    months.set(by, own);
    return own;
  };
  const once = new Map(work.map((record) => [record.id, record]));
  for (const record of once.values()) {
    for (const { part, op, by, at } of doneIn(record)) {
      const day = dayInVietnam(at);
      if (!day.startsWith(`${month}-`) || waiting.has(op)) continue;
      const own = of(by);
      own[part] += 1;
      own.days.push(day);
      own.lastAt = Math.max(at, own.lastAt ?? 0);
    }
    for (const [by, days] of Object.entries(replacedDays(record))) {
      const here = days.filter((day) => day.startsWith(`${month}-`));
      if (here.length > 0) of(by).days.push(...here);
    }
  }
  for (const own of months.values()) own.days = [...new Set(own.days)].sort();
  return months;
}

const NOTHING = { ticks: 0, values: 0, notes: 0, photos: 0, visits: 0, lastAt: null };

/** All that stands in a record, each thing with its author and time. */
function doneIn(record: Work): Done[] {
  switch (record.kind) {
    case 'assignment':
    case 'turn': {
      const { ticks, readings } = record.body;
      const marks = Object.values(ticks).flatMap((tick) => tick.marks);
      return [
        ...marks.map((mark) => ({ ...mark, part: 'ticks' as const })),
        ...readings.map((reading) => ({ ...reading, part: 'values' as const })),
      ];
    }
    case 'note':
      return record.body.retracted ? [] : [{ ...record.body.mark, part: 'notes' }];
    case 'evidence':
      return isRetracted(record.body) ? [] : [{ ...record.body.mark, part: 'photos' }];
    case 'visit': {
      const { by, at, retracted } = record.body;
      return retracted ? [] : [{ op: record.id, by, at, part: 'visits' }];
    }
  }
}

function replacedDays(record: Work): Record<Id, Day[]> {
  const works = record.kind === 'assignment' || record.kind === 'turn';
  return works ? (record.body.readingDays ?? {}) : {};
}
