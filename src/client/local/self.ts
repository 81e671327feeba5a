import { liveQuery } from 'dexie';
import { NOTHING } from '../../shared/access.ts';
import type { Session } from '../../shared/wire.ts';
import { type Phone, readState } from './phone.ts';
import { one } from './work.ts';

/**
 * Tells when the ward has changed who this person is: another khu phố, another role, another name,
 * or no place at all, which is what somebody who was removed has. Returns the way to stop.
 */
export function followSelf(
  phone: Phone,
  session: Session,
  onChange: (session: Session) => void,
): () => void {
  const { db } = phone;
  const look = () => db.transaction('r', [db.phone, db.view], () => selfNow(phone, session));
  const watch = liveQuery(look).subscribe((now) => {
    if (now && JSON.stringify(now) !== JSON.stringify(session)) onChange(now);
  });
  return () => watch.unsubscribe();
}

/** The session as the ward's rows say it is; null while they have not arrived. */
async function selfNow({ db }: Phone, session: Session): Promise<Session | null> {
  const { person } = session;
  const { scope } = await readState(db);
  if (scope === NOTHING) {
    return { ...session, person: { ...person, role: 'member', placeId: null }, place: null };
  }
  const self = await one(db, 'person', person.id);
  if (!self || self.body.removed) return null;
  const { name, role, placeId } = self.body;
  const place = placeId === null ? undefined : await one(db, 'place', placeId);
  if (placeId !== null && !place) return null;
  return {
    ...session,
    person: { ...person, name, role, placeId },
    place: place ? { id: place.id, name: place.body.name } : null,
  };
}
