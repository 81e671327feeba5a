import 'fake-indexeddb/auto';
import type { Db } from '../../src/client/local/db.ts';
import { mutate } from '../../src/client/local/mutate.ts';
import { openPhone, type Phone, readState } from '../../src/client/local/phone.ts';
import { rebase } from '../../src/client/local/rebase.ts';
import { nextRequest } from '../../src/client/sync/exchange.ts';
import type { Outcome } from '../../src/shared/apply.ts';
import type { Entity, Row } from '../../src/shared/entity.ts';
import type { Image, PhoneStore } from './memory-phone.ts';

let opened = 0;

/** The product's own phone: Dexie with both its doors, on an IndexedDB in memory. */
export async function dexiePhone(first: Image): Promise<PhoneStore> {
  let now = 0;
  let letters = '';
  const given = { clock: () => now, chance: () => letters };
  const phone = await openPhone(`sim${opened++}`, first.state.person, given);
  await put(phone, first);
  return {
    async enter(body, { nonce, now: at, holdMs }) {
      now = at;
      letters = nonce;
      await mutate(phone, body, { holdMs });
      const entry = await phone.db.outbox.orderBy('n').last();
      if (!entry) throw new Error('nothing was entered');
      return entry;
    },
    async ask({ now: at, limit }) {
      now = at;
      return { ...(await nextRequest(phone, limit)), stat: null };
    },
    async hear(sent, answer, { newClient, now: at, crash }) {
      now = at;
      letters = newClient;
      // One transaction: killed within it is killed before it.
      crash();
      return rebase(phone, sent, answer);
    },
    die: () => {},
    image: () => imageOf(phone.db),
    become: (image) => put(phone, image),
  };
}

async function imageOf(db: Db): Promise<Image> {
  const base = await db.base.toArray();
  const view = await db.view.toArray();
  const outcomes = await db.outcomes.toArray();
  return {
    state: await readState(db),
    waiting: await db.outbox.orderBy('n').toArray(),
    kept: await db.kept.toArray(),
    base: new Map(base.map(({ id, generation, row }) => [id, { generation, row: row as Row }])),
    view: new Map(view.map((entity) => [entity.id, entity as Entity])),
    outcomes: new Map(outcomes.map(({ id, outcome }) => [id, outcome])),
  };
}

async function put({ db }: Phone, image: Image): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
    await db.phone.put({ ...image.state, key: 'phone' });
    await db.outbox.bulkPut([...image.waiting]);
    await db.kept.bulkPut([...image.kept]);
    await db.base.bulkPut([...image.base].map(([id, held]) => ({ id, ...held })));
    await db.view.bulkPut([...image.view.values()]);
    for (const [id, outcome] of image.outcomes) {
      const told = { why: null, at: 0, told: 0 as const };
      await db.outcomes.put({ id, outcome: outcome as Outcome, ...told });
    }
  });
}
