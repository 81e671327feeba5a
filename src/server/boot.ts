import type { Id, Instant } from '../shared/model.ts';
import { joinLink, setupLink } from './links.ts';
import { addInvite, awaitsSetup } from './store/invites.ts';
import { type Store, transact } from './store/open.ts';
import { introduce } from './store/people.ts';
import { type Chance, makeId, showJoinCode } from './store/secrets.ts';
import { addWard, listWards } from './store/wards.ts';
import { practiceOps } from './templates/practice.ts';
import { OFFICIAL, personId } from './templates/ward-ops.ts';
import { say } from './terminal.ts';

type Given = { now: Instant; chance: Chance; url: string };

/** Whom the first start prints codes for: two of one place and one of the next, to try things out. */
const FIRST_MEMBERS = [personId(1, 2), personId(1, 3), personId(2, 2)];

/**
 * What a start has to do before the first visitor, as lines for the terminal: a practice ward with
 * its codes in an empty database, with `empty` a link for setting up a real one.
 */
export async function boot(store: Store, empty: boolean, given: Given): Promise<string[]> {
  const wards = await listWards(store);
  if (wards.length > 0) return [say('moreCodes')];
  // Whoever began without a practice ward does not get one at the next start.
  if (empty || (await awaitsSetup(store.db))) {
    const { code } = await addInvite(store.db, null, given);
    return [say('setup'), `  ${setupLink(given.url, code)}`, '', say('setupAgain')];
  }
  return makePractice(store, given);
}

async function makePractice(store: Store, given: Given): Promise<string[]> {
  const { now, chance, url } = given;
  const ward = makeId(chance);
  await transact(store, (tx) =>
    addWard(tx, { ward, epoch: makeId(chance) }, practiceOps(ward), now),
  );
  const official = await invite(store, ward, OFFICIAL, given);
  const members = [];
  for (const person of FIRST_MEMBERS) members.push(await invite(store, ward, person, given));
  return [
    say('practice', { ward: official.ward.name }),
    '',
    say('officialLink'),
    `  ${joinLink(url, official.code)}`,
    '',
    say('memberCodes', { url }),
    ...members.map(({ code, person, place }) => {
      const values = { code: showJoinCode(code), person: person.name, place: place?.name ?? '' };
      return `  ${say('memberCode', values)}`;
    }),
    '',
    say('moreCodes'),
  ];
}

async function invite(store: Store, ward: Id, id: Id, given: Given) {
  const who = await introduce(store.db, ward, id);
  if (!who) throw new Error(`the new ward has nobody called ${id}`);
  const invited = { ward, person: id, role: who.person.role };
  return { ...who, ...(await addInvite(store.db, invited, given)) };
}
