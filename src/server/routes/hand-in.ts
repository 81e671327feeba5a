import { createHash } from 'node:crypto';
import type { Handler } from 'hono';
import type { Actor } from '../../shared/access.ts';
import { HAND_OVER_MAX } from '../../shared/exchange/hand-over.ts';
import { BATCH_MAX } from '../../shared/limits.ts';
import type { Id } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { HandInAnswer, HandOver, SyncAnswer } from '../../shared/wire.ts';
import { exchange } from '../store/exchange.ts';
import { countKnown } from '../store/facts.ts';
import { sealKey } from '../store/keys.ts';
import { introduce, readStanding } from '../store/people.ts';
import { findAnySession } from '../store/sessions.ts';
import { unseal } from '../store/unseal.ts';
import { answer } from './answer.ts';
import { eraseFiles } from './erase-files.ts';
import { takePictures } from './hand-in-pictures.ts';
import { asker, type House } from './house.ts';
import { readBytes } from './read-body.ts';

export type HandInHouse = Pick<House, 'store' | 'blobs' | 'now' | 'chance'>;

/** Somebody hands in a colleague's unsent work; who carries it sees nothing of it but the count. */
export function handIn(house: House): Handler {
  return async (c) => {
    const by = await asker(house, c);
    return answer(c, await takeIn(house, by, await readBytes(c, HAND_OVER_MAX)));
  };
}

/**
 * Takes a sealed file: its ops go the way of every exchange, as their author's, so that what came
 * before counts once; then its pictures. `by` is who hands it in, null at the server itself.
 *
 * Refuses, with nothing changed, badRequest for what is no whole file, mismatch for one of another
 * server or ward, tooBig, and forbidden where the author was signed out and no official hands it in.
 */
export async function takeIn(
  house: HandInHouse,
  by: { ward: Id; actor: Actor } | null,
  file: Uint8Array,
): Promise<HandInAnswer> {
  const { store } = house;
  if (file.byteLength > HAND_OVER_MAX) throw new Refusal('tooBig');
  const { saying, pictures } = unseal(await sealKey(store.db, house.chance), file);
  const { ward } = saying;
  if (by && by.ward !== ward) throw new Refusal('mismatch');
  await checkAuthor(house, saying, by === null || by.actor.role === 'official');
  const ids = saying.ops.map(([id]) => id);
  const known = await countKnown(store.db, ward, ids);
  const spare = `file.${createHash('sha256').update(file).digest('hex').slice(0, 16)}`;
  const taken = (await bring(house, saying)) || (await bring(house, afresh()));
  if (!taken) throw new Refusal('busy');
  await eraseFiles(house, ward);
  const photos = await takePictures(house, ward, saying, pictures);
  // Read last: the file may bring the author's new name.
  const who = await introduce(store.db, ward, saying.person);
  return { name: who?.person.name ?? saying.person, taken: ids.length - known, known, photos };

  /** Under a name of its own, where the ward can't go on under the phone's: ids tell what came before. */
  function afresh(): HandOver {
    return { ...saying, client: spare, epoch: null, n0: 1 };
  }
}

/** Whose it is is told by the author's own token. One that was ended needs an official's word. */
async function checkAuthor(
  { store }: HandInHouse,
  { ward, person, token }: HandOver,
  vouched: boolean,
): Promise<void> {
  const session = await findAnySession(store.db, token);
  if (!session || session.ward !== ward || session.person !== person) throw new Refusal('mismatch');
  if (session.ended && !vouched) throw new Refusal('forbidden');
  if (!(await readStanding(store.db, ward, person))) throw new Refusal('mismatch');
}

/** False where the ward fences the phone's name off; then nothing of it was taken. */
async function bring(
  { store, now, chance }: HandInHouse,
  { ward, person, client, epoch, skew, n0, ops }: HandOver,
): Promise<boolean> {
  const at = now();
  for (let from = 0; from < ops.length; from += BATCH_MAX) {
    const request = {
      v: 1,
      ...{ person, client, epoch, scope: null, stat: null },
      // No rows are wanted.
      since: Number.MAX_SAFE_INTEGER,
      n0: n0 + from,
      ops: ops.slice(from, from + BATCH_MAX),
      // The phone's clock as it would stand now, so that times are put right as in any exchange.
      now: at - skew,
    };
    const said: SyncAnswer = await exchange(store, ward, person, request, { now: at, chance });
    if ('fence' in said) return false;
  }
  return true;
}
