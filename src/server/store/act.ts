import type { Actor } from '../../shared/access.ts';
import { arrivals, needs, receive } from '../../shared/exchange/ward.ts';
import { PROTOCOL } from '../../shared/limits.ts';
import type { Id, Instant } from '../../shared/model.ts';
import type { Op } from '../../shared/op.ts';
import type { Standing } from '../../shared/standing.ts';
import type { SyncRequest } from '../../shared/wire.ts';
import { readFacts } from './facts.ts';
import type { Store, Tx } from './open.ts';
import { inWard, type WardHead } from './ward-lock.ts';
import { writeDecision } from './write-decision.ts';

const ACTOR: Actor = { id: 'server', role: 'server', placeId: null };
const SERVER: Standing = { actor: ACTOR, earlier: [] };

/**
 * Ops that the server says itself, through the path that everybody's ops take: seeding, stored
 * photos. An op whose id the ward knows is skipped. Ids need a dot, as ids of phones have.
 */
export async function act(store: Store, ward: Id, ops: readonly Op[], now: Instant): Promise<void> {
  await inWard(store, ward, async (tx, at) => {
    return { head: await actWithin(tx, at, ops, now), answer: undefined };
  });
}

/** The same inside a transaction that holds the ward's lock. Returns the new head. */
export async function actWithin(
  tx: Tx,
  at: WardHead,
  ops: readonly Op[],
  now: Instant,
): Promise<number> {
  const request: SyncRequest = {
    v: PROTOCOL,
    person: ACTOR.id,
    client: ACTOR.id,
    epoch: null,
    scope: null,
    since: 0,
    n0: 1,
    ops: ops.map(({ id, kind, ...fields }) => [id, kind, now, at.head, fields]),
    stat: null,
    now,
  };
  const arriving = arrivals(request);
  const facts = await readFacts(tx, at, ACTOR.id, needs(arriving));
  const decision = receive(facts, SERVER, request, arriving, now);
  const failed = decision.log.find((entry) => entry.outcome === 'parked');
  if (failed) throw new Error(`the server's own op ${failed.kind} can't be read: ${failed.id}`);
  await writeDecision(tx, at.ward, decision);
  return decision.head;
}
