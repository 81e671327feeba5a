import type { Entity, Row } from '../../shared/entity.ts';
import type { Tables } from './tables.ts';

/** A stored entity as a row of the wire. Its body was checked when the op that made it was read. */
export function toRow(stored: Omit<Tables['rows'], 'ward'>): Row {
  const { id, kind, place, seq, body } = stored;
  return { ...({ id, kind, place, body: JSON.parse(body) } as Entity), seq };
}
