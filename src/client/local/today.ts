import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Day, Instant } from '../../shared/model.ts';
import { type Phone, readState } from './phone.ts';

/** The time as the server tells it: a wrong clock on the phone would put work into the wrong day. */
export async function trueNow(phone: Phone): Promise<Instant> {
  return phone.clock() + (await readState(phone.db)).skew;
}

/** Today in Vietnam. */
export async function readToday(phone: Phone): Promise<Day> {
  return dayInVietnam(await trueNow(phone));
}
