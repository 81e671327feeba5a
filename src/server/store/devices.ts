import type { Actor } from '../../shared/access.ts';
import { type Install, leftOf, lossesIn, lossId, topOf } from '../../shared/exchange/loss.ts';
import type { Id, Instant } from '../../shared/model.ts';
import type { Op } from '../../shared/op.ts';
import type { Loss } from '../../shared/records/loss.ts';
import type { Stat, SyncRequest } from '../../shared/wire.ts';
import type { Tx } from './open.ts';

/** The browser that asks: what it called itself at sign-in, its session, the name in its cookie if any. */
export type Device = { browser: string; session: string; tag: string | null };

/** When a phone was last heard and what it said of its queue, so that silence and loss are noticed. */
export async function writeDevice(
  tx: Tx,
  ward: Id,
  person: Id,
  request: SyncRequest,
  { now, device }: { now: Instant; device: Device },
): Promise<void> {
  const { client, stat } = request;
  const queue = { stat: stat === null ? null : JSON.stringify(stat), top: topOf(request) };
  const said = { seen_at: now, ...queue, ...(device.tag !== null && { tag: device.tag }) };
  await tx
    .insertInto('devices')
    .values({ ward, client, person, ...said })
    .onConflict((at) => at.columns(['ward', 'client']).doUpdateSet(said))
    .execute();
  await tx
    .updateTable('sessions')
    .set({ seen_at: now })
    .where('token_hash', '=', device.session)
    .execute();
}

/** What this request gives away of lost work, as ops that tell the person and the officials. */
export async function lossOps(
  tx: Tx,
  ward: Id,
  actor: Actor,
  request: SyncRequest,
  { isNew, device }: { isNew: boolean; device: Device },
): Promise<Op[]> {
  const lostClient = request.stat?.lost?.client;
  const told = lossesIn(request, {
    isNew,
    lost: lostClient === undefined ? null : await readInstall(tx, ward, actor.id, lostClient),
    before: isNew ? await lastBefore(tx, ward, actor.id, request.client, device) : null,
  });
  const whose = { personId: actor.id, placeId: actor.placeId, device: device.browser };
  return told.map((loss) => {
    return { kind: 'loss.tell', id: lossId(loss.client, loss.why), ...whose, ...loss };
  });
}

/** Work that was told as lost has come after all: by a file, or from the phone itself. */
export async function lossFound(tx: Tx, ward: Id, client: Id, lm: number): Promise<Op[]> {
  const id = lossId(client, 'wiped');
  const row = await tx
    .selectFrom('rows')
    .select('body')
    .where('ward', '=', ward)
    .where('id', '=', id)
    .where('kind', '=', 'loss')
    .executeTakeFirst();
  const left = row ? leftOf(JSON.parse(row.body) as Loss, lm) : null;
  return left === null ? [] : [{ kind: 'loss.find', id: `${id}.${lm}`, lossId: id, left }];
}

function installs(tx: Tx, ward: Id, person: Id) {
  return tx
    .selectFrom('devices')
    .leftJoin('clients', (join) =>
      join
        .onRef('clients.ward', '=', 'devices.ward')
        .onRef('clients.client', '=', 'devices.client'),
    )
    .select(['devices.client', 'devices.top', 'devices.stat', 'clients.lm'])
    .where('devices.ward', '=', ward)
    .where('devices.person', '=', person);
}

type Found = { client: Id; top: number | null; stat: string | null; lm: number | null };

function installOf(found: Found | undefined): Install | null {
  if (!found) return null;
  const lm = found.lm ?? 0;
  const stat = found.stat === null ? null : (JSON.parse(found.stat) as Stat);
  return { client: found.client, top: found.top ?? lm, lm, oldest: stat?.oldest ?? null };
}

async function readInstall(tx: Tx, ward: Id, person: Id, client: Id): Promise<Install | null> {
  const query = installs(tx, ward, person).where('devices.client', '=', client);
  return installOf(await query.executeTakeFirst());
}

async function lastBefore(
  tx: Tx,
  ward: Id,
  person: Id,
  client: Id,
  { tag }: Device,
): Promise<Install | null> {
  if (tag === null) return null;
  const query = installs(tx, ward, person)
    .where('devices.tag', '=', tag)
    .where('devices.client', '!=', client)
    .orderBy('devices.seen_at', 'desc');
  return installOf(await query.limit(1).executeTakeFirst());
}
