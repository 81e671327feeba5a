import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Instant } from '../../shared/model.ts';
import type { Db } from './db.ts';

/** Bytes that travelled in one month of Vietnam's calendar, both ways, on this phone. */
export type Used = {
  /** `2026-11` */
  month: string;
  photos: number;
  rest: number;
};

/** So many months stay, this one included. */
const MONTHS = 4;

export function monthOf(at: Instant): string {
  return dayInVietnam(at).slice(0, 7);
}

/** Adds what travelled, and forgets months of long ago. */
export function addUsed(db: Db, { month, photos, rest }: Used): Promise<void> {
  return db.transaction('rw', db.used, async () => {
    const before = await db.used.get(month);
    await db.used.put({
      month,
      photos: (before?.photos ?? 0) + photos,
      rest: (before?.rest ?? 0) + rest,
    });
    const all = await db.used.toCollection().primaryKeys();
    await db.used.bulkDelete(all.sort().slice(0, -MONTHS));
  });
}

/** This month, though nothing travelled yet, and the months before it, newest first. */
export async function readUsed(db: Db, now: Instant): Promise<{ now: Used; earlier: Used[] }> {
  const month = monthOf(now);
  const all = await db.used.reverse().toArray();
  return {
    now: all.find((one) => one.month === month) ?? { month, photos: 0, rest: 0 },
    earlier: all.filter((one) => one.month < month),
  };
}
