import { scopeOf } from '../../shared/access.ts';
import { arrivals, fence, needs, receive } from '../../shared/exchange/ward.ts';
import type { Id, Instant } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { SyncAnswer, SyncRequest } from '../../shared/wire.ts';
import { actWithin } from './act.ts';
import { safeHead } from './backups.ts';
import { type Device, lossFound, lossOps, writeDevice } from './devices.ts';
import { erasedFrom } from './erased.ts';
import { readFacts } from './facts.ts';
import type { Store } from './open.ts';
import { readStanding } from './people.ts';
import { heldAlready, markStored, wantedFrom } from './photos.ts';
import { pull } from './pull.ts';
import type { Chance } from './secrets.ts';
import { inWard } from './ward-lock.ts';
import { writeClient, writeDecision } from './write-decision.ts';

/** `device` is null where somebody else carries the ops in: then nothing was heard of the phone. */
export type Given = { now: Instant; chance: Chance; budget?: number; device?: Device | null };

/**
 * One exchange with one phone (sync.md 3 and 4), in one transaction under the ward's lock. The
 * answer exists only after the commit is on the disk. A fenced request changes nothing. Refuses
 * `signedOut` for a person whom this ward does not know.
 */
export function exchange(
  store: Store,
  ward: Id,
  person: Id,
  request: SyncRequest,
  given: Given,
): Promise<SyncAnswer> {
  return inWard<SyncAnswer>(store, ward, async (tx, at) => {
    const { now } = given;
    const arriving = arrivals(request);
    const facts = await readFacts(tx, at, request.client, needs(arriving));
    const standing = await readStanding(tx, ward, person);
    if (!standing) throw new Refusal('signedOut');
    const scope = scopeOf(standing.actor);
    const echo = { client: request.client, epoch: at.epoch, scope, now };
    const fenced = fence(facts, standing, request, arriving);
    if (fenced) return { head: at.head, answer: { fence: fenced, ...echo } };

    const decision = receive(facts, standing, request, arriving, now);
    let { head } = decision;
    if (decision.log.length > 0) {
      await writeDecision(tx, ward, decision);
      // The same picture named again, for another step: its bytes need not come again.
      const held = await heldAlready(tx, ward, decision.rows);
      const ops = [
        ...(await markStored(tx, ward, 'photo', held.photo, given)),
        ...(await markStored(tx, ward, 'thumb', held.thumb, given)),
      ];
      if (ops.length > 0) head = await actWithin(tx, { ...at, head }, ops, now);
    }
    const { lm, lmId } = decision.client;
    const device = given.device ?? null;
    const isNew = facts.client === null;
    const news = [
      ...(device ? await lossOps(tx, ward, standing.actor, request, { isNew, device }) : []),
      ...(decision.log.length > 0 ? await lossFound(tx, ward, request.client, lm) : []),
    ];
    if (news.length > 0) head = await actWithin(tx, { ...at, head }, news, now);
    await writeClient(tx, ward, request.client, decision.client);
    if (device) await writeDevice(tx, ward, person, request, { now, device });

    const pulled = await pull(tx, ward, scope, { since: request.since, head }, given.budget);
    const erased = await erasedFrom(tx, ward, person, request.since);
    const answer = {
      ...echo,
      since: request.since,
      lm,
      lmId,
      outcomes: decision.outcomes,
      ...pulled,
      head,
      dur: await safeHead(tx, ward, now),
      want: await wantedFrom(tx, ward, person),
      ...(erased.length > 0 && { erased }),
    };
    return { head, answer };
  });
}
