import type { Db } from '../db.ts';
import { all } from '../work.ts';

/** The units that the ward's own tasks name: what an official looked at once and kept. */
export async function readOwnUnits(db: Db): Promise<string[]> {
  const tasks = await all(db, 'task');
  return [...new Set(tasks.flatMap(({ body }) => [...body.leads, ...body.coordinating]))];
}
