import { set } from 'idb-keyval';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Day, Id } from '../../shared/model.ts';
import { same } from '../../shared/same.ts';
import { intoParts, type Line, type MyWork, PARTS } from './day-list.ts';
import type { Phone } from './phone.ts';
import { ROWS } from './pocket.ts';

/**
 * The first lines of the day's list as they were read last, in the pocket: a start draws them while
 * the database is still being opened. A copy that nothing is decided by; the reading replaces it.
 */
export type FirstRows = Pick<MyWork, 'here' | 'heardAt' | 'skew'> & {
  /** The build that read them: another one may know another shape. */
  build: string;
  /** The database and the place they were read from. */
  of: string;
  today: Day;
  lines: Line[];
  /** What stood above them, in px. */
  above: number;
};

/** What a phone's screen has at once. */
const MANY = 6;
const BUILD = import.meta.url;

/** The day's list as it was read last. */
export type LastList = {
  /** Null before the first reading on this phone. */
  work: MyWork | null;
  /** The lines of `work`, by which a reading sees what changed. */
  lines: Map<Id, Line>;
  /** The height of what was said above it, in px. */
  above: number;
  keep: (work: MyWork, above: number) => void;
};

/** @param rows what lay in the pocket; not used where it is another person's, place's or build's. */
export function lastList(phone: Phone, placeId: Id | null, rows?: FirstRows): LastList {
  const of = `${phone.db.name} ${placeId}`;
  let kept = rows?.build === BUILD && rows.of === of ? rows : undefined;
  const work = kept ? workOf(kept, phone.clock()) : null;
  const list: LastList = {
    work,
    lines: new Map(kept?.lines.map((line) => [line.id, line])),
    above: kept?.above ?? 0,
    keep: (read, above) => {
      list.work = read;
      list.above = above;
      const { here, heardAt, skew, today } = read;
      const lines = PARTS.flatMap((part) => read.parts[part]).slice(0, MANY);
      const now = { build: BUILD, of, here, heardAt, skew, today, lines, above };
      if (same(now, kept)) return;
      kept = now;
      // A full disk keeps older rows, which the next reading replaces on the screen.
      set(ROWS, now).catch(() => {});
    },
  };
  return list;
}

/** On another day the same lines are due otherwise, and a period's line may be over. */
function workOf({ lines, ...rows }: FirstRows, now: number): MyWork {
  const { here, heardAt, skew } = rows;
  const today = dayInVietnam(now + skew);
  const standing = lines.filter(({ turn }) => turn === null || today === rows.today);
  return { today, here, heardAt, skew, complete: false, parts: intoParts(standing, today) };
}
