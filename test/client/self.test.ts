import { expect, test } from 'vitest';
import { followSelf } from '../../src/client/local/self.ts';
import type { Session } from '../../src/shared/wire.ts';
import { phoneWithWork } from '../support/phone-with-work.ts';

/** The next session that the ward's word makes of this one. */
function next({ phone, session }: Awaited<ReturnType<typeof phoneWithWork>>): Promise<Session> {
  return new Promise((resolve) => {
    const stop = followSelf(phone, session, (now) => {
      stop();
      resolve(now);
    });
  });
}

test('a member whom the ward moves is at work in the new khu phố without joining again', async () => {
  const set = await phoneWithWork();
  const told = next(set);
  await set.say('server', { kind: 'place.add', name: 'Khu phố 8', order: 8 });
  const place = (await set.phone.db.view.where({ kind: 'place' }).toArray()).at(-1);
  const personId = set.session.person.id;
  await set.say('server', {
    kind: 'person.move',
    personId,
    role: 'leader',
    placeId: place?.id ?? '',
  });

  const now = await told;
  expect(now.person).toMatchObject({ role: 'leader', placeId: place?.id });
  expect(now.place?.id).toBe(place?.id);
  expect(now.token).toBe(set.session.token);
});

test('who was removed belongs to no place, and is still signed in to hand over', async () => {
  const set = await phoneWithWork();
  const told = next(set);
  await set.phone.db.phone.update('phone', { scope: '-' });

  expect(await told).toMatchObject({
    token: set.session.token,
    person: { role: 'member', placeId: null },
    place: null,
  });
});
