import type { Closing } from '../../../shared/calendar/closing.ts';
import { wardPeriods } from '../../../shared/calendar/ward-periods.ts';
import type { Db } from '../db.ts';
import type { Receiver } from '../giving.ts';
import { readPlaces } from '../oversight.ts';
import type { Phone } from '../phone.ts';
import { all, present } from '../work.ts';
import type { Households } from './plan-ops.ts';

/** The places of the ward with how many would see a task there. */
export async function readReceivers(db: Db): Promise<Receiver[]> {
  const [places, people] = await Promise.all([readPlaces(db), present(db)]);
  return places.map(({ id, body }) => ({
    id,
    name: body.name,
    members: people.filter((person) => person.body.placeId === id).length,
    has: false,
  }));
}

/** The closing days by which periods of recurring work are reckoned. */
export async function readClosing(db: Db): Promise<Closing> {
  const [ward] = await all(db, 'ward');
  return wardPeriods(ward?.body).closing;
}

const HOUSEHOLDS = 'households';

/** Households by place as this device was told before. */
export async function readHouseholds(db: Db): Promise<Households> {
  const kept = await db.drafts.get(HOUSEHOLDS);
  return kept ? (JSON.parse(kept.text) as Households) : {};
}

export async function keepHouseholds(phone: Phone, households: Households): Promise<void> {
  const text = JSON.stringify(households);
  await phone.db.drafts.put({ key: HOUSEHOLDS, text, at: phone.clock() });
}
