import { NOTHING } from '../../shared/access.ts';
import type { Row } from '../../shared/entity.ts';
import { ANSWER_BUDGET } from '../../shared/limits.ts';
import type { Id } from '../../shared/model.ts';
import type { Tx } from './open.ts';
import { toRow } from './row.ts';

/** Rows in one look at the table. */
const PAGE = 500;
/** What a row costs beside its body: names, punctuation, id, place. */
const AROUND = 120;

export type Pulled = { rows: Row[]; upto: number; more: boolean };

/**
 * The rows of a scope newer than `since`, oldest first, as many as fit the budget and at least
 * one. `upto` is the last one's number while there are more, else the ward's head. Reads rows
 * only, so its cost does not grow with the log.
 */
export async function pull(
  tx: Tx,
  ward: Id,
  scope: string,
  { since, head }: { since: number; head: number },
  budget = ANSWER_BUDGET,
): Promise<Pulled> {
  const rows: Row[] = [];
  let spent = 0;
  let from = since;
  for (;;) {
    const page = await nextPage(tx, ward, scope, from);
    for (const stored of page) {
      // Counted in UTF-8: Vietnamese letters cost two or three bytes each.
      spent += Buffer.byteLength(stored.body) + AROUND;
      if (spent > budget && rows.length > 0) {
        return { rows, upto: rows.at(-1)?.seq ?? since, more: true };
      }
      rows.push(toRow(stored));
      from = stored.seq;
    }
    if (page.length < PAGE) return { rows, upto: head, more: false };
  }
}

/** A member's two places are read along the index one by one, not sifted out of the whole ward. */
function nextPage(tx: Tx, ward: Id, scope: string, from: number) {
  const newer = tx
    .selectFrom('rows')
    .select(['id', 'kind', 'place', 'seq', 'body'])
    .where('ward', '=', ward)
    .where('seq', '>', from);
  if (scope === NOTHING) return Promise.resolve([]);
  if (scope === '*') return newer.orderBy('seq').limit(PAGE).execute();
  const everybodys = newer.where('place', '=', '');
  if (scope === '') return everybodys.orderBy('seq').limit(PAGE).execute();
  const own = newer.where('place', '=', scope);
  return everybodys.unionAll(own).orderBy('seq').limit(PAGE).execute();
}
