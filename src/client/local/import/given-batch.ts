import type { Id, Instant } from '../../../shared/model.ts';
import type { OpBody } from '../../../shared/op.ts';
import type { Db } from '../db.ts';
import { WITHDRAW_MS } from '../given.ts';
import { mutateAll } from '../mutate-all.ts';
import type { Phone } from '../phone.ts';
import { PLAN_IN } from './keep-draft.ts';
import type { PlanBatch } from './plan-ops.ts';

/** What was given last from this device, so that it can be taken back as one. */
export type GivenBatch = { until: Instant; tasks: number; places: number; assignmentIds: Id[] };

const KEY = 'given-batch';
/** Assignments that one op may name. */
const AT_ONCE = 500;

/** Stores the whole plan with everything given out of it, and forgets its draft: all or nothing. */
export async function givePlan(phone: Phone, batch: PlanBatch): Promise<void> {
  await mutateAll(phone, batch, {
    draftsUnder: PLAN_IN,
    keep: (ids) => {
      const given: GivenBatch = {
        until: phone.clock() + WITHDRAW_MS,
        tasks: batch.given.tasks,
        places: batch.given.placeIds.length,
        assignmentIds: batch.assignmentIds(ids),
      };
      return { key: KEY, text: JSON.stringify(given) };
    },
  });
}

/** The last batch while it can still be taken back; null before and after. */
export async function readGivenBatch(db: Db, now: Instant): Promise<GivenBatch | null> {
  const kept = await db.drafts.get(KEY);
  if (!kept) return null;
  const batch = JSON.parse(kept.text) as GivenBatch;
  return batch.until > now && batch.assignmentIds.length > 0 ? batch : null;
}

/** Takes all of it back. What members did meanwhile is kept in the withdrawn work. */
export async function withdrawBatch(phone: Phone, { assignmentIds }: GivenBatch): Promise<void> {
  const bodies: OpBody[] = [];
  for (let from = 0; from < assignmentIds.length; from += AT_ONCE) {
    const some = assignmentIds.slice(from, from + AT_ONCE);
    bodies.push({ kind: 'assignment.withdraw', assignmentIds: some });
  }
  await mutateAll(phone, { size: bodies.length, bodies: () => bodies }, { draftsUnder: KEY });
}

export async function forgetBatch({ db }: Phone): Promise<void> {
  await db.drafts.delete(KEY);
}
