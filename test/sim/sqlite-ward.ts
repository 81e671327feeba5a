import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { act } from '../../src/server/store/act.ts';
import { exchange } from '../../src/server/store/exchange.ts';
import { openStore, type Store, transact } from '../../src/server/store/open.ts';
import type { Outcome } from '../../src/shared/apply.ts';
import type { Entity } from '../../src/shared/entity.ts';
import type { Id } from '../../src/shared/model.ts';
import type { WardImage, WardStore } from './memory-ward.ts';

/** Bytes of rows in one answer, small so that paging happens. */
const BUDGET = 2_000;

/** The product's own ward: SQLite on a real file, a fresh ward in it for every schedule. */
export async function sqliteWards() {
  const folder = mkdtempSync(join(tmpdir(), 'to-so-sim-'));
  const store = await openStore(join(folder, 'sim.sqlite'));
  let count = 0;
  return {
    ward: (first: WardImage) => sqliteWard(store, `w${count++}`, first),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function sqliteWard(store: Store, ward: Id, first: WardImage): Promise<WardStore> {
  let { dur } = first;
  let bytes = 0;
  const chance = (length: number) => new Uint8Array(length).fill(++bytes & 255);
  await put(store, ward, first);
  return {
    async exchange(person, request, now, crash) {
      crash('before');
      const given = {
        now,
        chance,
        // Read once everything is written and nothing is committed: the moment to die within.
        get budget() {
          crash('within');
          return BUDGET;
        },
      };
      const answer = await exchange(store, ward, person, request, given);
      crash('after');
      return answer;
    },
    say: (id, body, now) => act(store, ward, [{ ...body, id }], now),
    image: async () => ({ ...(await imageOf(store, ward)), dur }),
    become: (image) => {
      dur = image.dur;
      return put(store, ward, image);
    },
  };
}

async function imageOf({ db }: Store, ward: Id): Promise<WardImage> {
  const at = await db.selectFrom('wards').selectAll().where('id', '=', ward).executeTakeFirst();
  const rows = await db.selectFrom('rows').selectAll().where('ward', '=', ward).execute();
  const log = await db.selectFrom('log').selectAll().where('ward', '=', ward).execute();
  const clients = await db.selectFrom('clients').selectAll().where('ward', '=', ward).execute();
  const early = await db.selectFrom('early').selectAll().where('ward', '=', ward).execute();
  return {
    epoch: at?.epoch ?? '',
    head: at?.head ?? 0,
    dur: null,
    early: new Map(early.map(({ id, subject }) => [id, subject])),
    clients: new Map(clients.map((c) => [c.client, { person: c.person, lm: c.lm, lmId: c.lm_id }])),
    rows: new Map(
      rows.map(({ id, kind, place, seq, body }) => {
        return [id, { ...({ id, kind, place, body: JSON.parse(body) } as Entity), seq }];
      }),
    ),
    log: new Map(
      log.map(({ ward: _ward, device_at, skewed, fields, outcome, ...entry }) => {
        const said = { deviceAt: device_at, skewed: skewed === 1, fields: JSON.parse(fields) };
        return [entry.id, { ...entry, ...said, outcome: outcome as Outcome | null }];
      }),
    ),
  };
}

/** Puts another state of the ward on the disk, as restoring a backup does. */
async function put(store: Store, ward: Id, image: WardImage): Promise<void> {
  const { epoch, head } = image;
  await transact(store, async (tx) => {
    await tx.deleteFrom('wards').where('id', '=', ward).execute();
    for (const table of ['rows', 'log', 'clients', 'photos', 'early', 'erased'] as const) {
      await tx.deleteFrom(table).where('ward', '=', ward).execute();
    }
    await tx.insertInto('wards').values({ id: ward, epoch, head }).execute();
    for (const { id, kind, place, seq, body } of image.rows.values()) {
      const row = { ward, id, kind, place, seq, body: JSON.stringify(body) };
      await tx.insertInto('rows').values(row).execute();
    }
    for (const { deviceAt, skewed, fields, ...entry } of image.log.values()) {
      const said = { device_at: deviceAt, skewed: skewed ? 1 : 0, fields: JSON.stringify(fields) };
      await tx
        .insertInto('log')
        .values({ ward, ...entry, ...said })
        .execute();
    }
    for (const [id, subject] of image.early) {
      await tx.insertInto('early').values({ ward, subject, id }).execute();
    }
    for (const [client, { person, lm, lmId }] of image.clients) {
      await tx.insertInto('clients').values({ ward, client, person, lm, lm_id: lmId }).execute();
    }
  });
}
