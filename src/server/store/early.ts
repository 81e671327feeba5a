import { withClockOff } from '../../shared/evidence.ts';
import type { Decision, Early } from '../../shared/exchange/ward.ts';
import type { Id } from '../../shared/model.ts';
import { readOp } from '../../shared/op.ts';
import { subject, touches } from '../../shared/reach.ts';
import { chunks } from './chunks.ts';
import type { Tx } from './open.ts';
import { readStanding } from './people.ts';

/**
 * The ops that wait for one of these records, and those that wait for what they in turn may bring
 * back: oldest first, with the rows they touch still to be read.
 */
export async function readEarly(tx: Tx, ward: Id, missing: readonly Id[]): Promise<Early[]> {
  const found = new Map<Id, Early & { seq: number }>();
  const asked = new Set<Id>();
  for (let wanted = [...missing]; wanted.length > 0; ) {
    for (const id of wanted) asked.add(id);
    const news = await waitingFor(tx, ward, wanted);
    for (const early of news) found.set(early.id, early);
    wanted = news.flatMap(({ op }) => touches(op)).filter((id) => !asked.has(id));
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}

async function waitingFor(tx: Tx, ward: Id, subjects: readonly Id[]) {
  const found: (Early & { seq: number })[] = [];
  for (const some of chunks(subjects)) {
    const lines = await tx
      .selectFrom('early')
      .innerJoin('log', (join) =>
        join.onRef('log.ward', '=', 'early.ward').onRef('log.id', '=', 'early.id'),
      )
      .select([
        'log.id',
        'log.kind',
        'log.fields',
        'log.person',
        'log.at',
        'log.device_at',
        'log.seq',
      ])
      .where('early.ward', '=', ward)
      .where('early.subject', 'in', some)
      .execute();
    for (const { id, kind, fields, person, at, device_at: deviceAt, seq } of lines) {
      const op = readOp(id, kind, JSON.parse(fields));
      const standing = await readStanding(tx, ward, person);
      if (!op || !standing) continue;
      found.push({ id, op: withClockOff(op, { at, deviceAt }), at, seq, standing });
    }
  }
  return found;
}

/** Notes which ops wait from now on, and what became of those that no longer do. */
export async function writeEarly(tx: Tx, ward: Id, decision: Decision): Promise<void> {
  for (const { id, kind, fields, why } of decision.log) {
    const op = why === 'tooEarly' ? readOp(id, kind, fields) : null;
    const about = op && subject(op);
    if (about) await tx.insertInto('early').values({ ward, subject: about, id }).execute();
  }
  for (const { id, outcome, why } of decision.settled) {
    const line = tx.updateTable('log').where('ward', '=', ward).where('id', '=', id);
    await line.set({ outcome, why }).execute();
    await tx.deleteFrom('early').where('ward', '=', ward).where('id', '=', id).execute();
  }
}
