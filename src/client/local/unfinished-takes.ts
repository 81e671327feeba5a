import type { Id } from '../../shared/model.ts';
import type { Phone } from './phone.ts';

/** Pieces of work with an undecided photo; no bytes are read for it. */
export async function unfinishedTakes({ db }: Phone): Promise<Set<Id>> {
  const keys = await db.takes.toCollection().primaryKeys();
  return new Set(keys.map((key) => key.slice(0, key.indexOf('/'))));
}
