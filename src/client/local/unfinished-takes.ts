import type { Id } from '../../shared/model.ts';
import type { Phone } from './phone.ts';

/** Pieces of work with an undecided photo; no bytes are read for it. */
export async function unfinishedTakes({ db }: Phone): Promise<Set<Id>> {
  const tables = [db.takes, db.raws].map((table) => table.toCollection().primaryKeys());
  const keys = (await Promise.all(tables)).flat();
  return new Set(keys.map((key) => key.slice(0, key.indexOf('/'))));
}
