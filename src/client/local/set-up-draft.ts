import { del, get, set } from 'idb-keyval';

/**
 * What was typed before there is a ward, and so before there is a database: a page that dies takes
 * none of it along.
 */
const KEY = 'set-up';

export async function readSetUp(): Promise<Record<string, unknown>> {
  return (await get<Record<string, unknown>>(KEY)) ?? {};
}

export async function keepSetUp(form: Record<string, unknown>): Promise<void> {
  await set(KEY, form);
}

export async function dropSetUp(): Promise<void> {
  await del(KEY);
}
