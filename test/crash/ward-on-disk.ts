import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Tables } from '../../src/server/store/tables.ts';
import { scopeOf } from '../../src/shared/access.ts';
import type { Outcome } from '../../src/shared/apply.ts';
import type { Entity } from '../../src/shared/entity.ts';
import { checkAck, checkLog, checkSame, checkView, Violation } from '../sim/check.ts';
import type { Ledger } from '../sim/ledger.ts';
import type { WardImage } from '../sim/memory-ward.ts';
import type { Phone } from './phone.ts';

export type OnDisk = WardImage & {
  photos: Tables['photos'][];
  thumbs: Tables['thumbs'][];
  /** Photos whose bytes were taken away. */
  erased: Tables['erased'][];
};

/** All that the server's disk holds of its one ward, read beside the program. */
export function readWard(folder: string): OnDisk {
  const db = new Sqlite(join(folder, 'to-so.sqlite'));
  const all = <T>(table: string) => db.prepare(`select * from ${table}`).all() as T[];
  try {
    const [ward] = all<Tables['wards']>('wards');
    const clients = all<Tables['clients']>('clients');
    return {
      epoch: ward?.epoch ?? '',
      head: ward?.head ?? 0,
      dur: null,
      clients: new Map(
        clients.map(({ client, person, lm, lm_id }) => [client, { person, lm, lmId: lm_id }]),
      ),
      rows: new Map(
        all<Tables['rows']>('rows').map(({ id, kind, place, seq, body }) => {
          return [id, { ...({ id, kind, place, body: JSON.parse(body) } as Entity), seq }];
        }),
      ),
      log: new Map(
        all<Tables['log']>('log').map(
          ({ ward: _w, device_at, skewed, fields, outcome, ...line }) => {
            const said = { deviceAt: device_at, skewed: skewed === 1, fields: JSON.parse(fields) };
            return [line.id, { ...line, ...said, outcome: outcome as Outcome | null }];
          },
        ),
      ),
      early: new Map(all<Tables['early']>('early').map(({ id, subject }) => [id, subject])),
      photos: all('photos'),
      thumbs: all('thumbs'),
      erased: all('erased'),
    };
  } finally {
    db.close();
  }
}

/** What was said to be sent or stored is there, whatever the process died of. */
export function checkPromises(folder: string, phones: readonly Phone[]): void {
  const ward = readWard(folder);
  for (const { told } of phones) {
    if (told.epoch !== ward.epoch) continue;
    checkAck([...told.ops], ward);
    const erased = erasedIn(ward);
    for (const name of told.pictures) if (!erased.has(name)) checkPicture(folder, ward, name);
  }
}

/** Once all is quiet: nothing lost, nothing doubled, every phone as the server, every photo whole. */
export async function checkQuiet(
  folder: string,
  phones: readonly Phone[],
  ledger: Ledger,
): Promise<void> {
  const ward = readWard(folder);
  checkLog(ledger, ward);
  for (const { actor, store } of phones) {
    const image = await store.image();
    if (image.waiting.length > 0) throw new Violation(13, `${actor.id} still waits`);
    checkView(image, actor.id);
    checkSame(image, ward, scopeOf(actor), actor.id);
  }
  for (const { sha256 } of ward.photos) checkPicture(folder, ward, sha256);
  const named = new Set(ward.photos.map(({ sha256 }) => sha256));
  for (const name of erasedIn(ward)) {
    // The same picture may stand for other evidence that nobody erased.
    if (named.has(name)) continue;
    const held = ward.erased.some(({ ward: id }) => existsSync(pathOf(folder, id, name)));
    if (held || ward.thumbs.some(({ sha256 }) => sha256 === name)) {
      throw new Violation(27, `picture ${name} was erased and is still here`);
    }
  }
}

/** Photos and thumbnails of evidence that an official had erased. */
function erasedIn({ rows }: OnDisk): Set<string> {
  const gone = [...rows.values()].flatMap((row) =>
    row.kind === 'evidence' && row.body.erased ? [row.body.photo, row.body.thumb] : [],
  );
  return new Set(gone.map(({ sha256 }) => sha256));
}

function pathOf(folder: string, ward: string, name: string): string {
  return join(folder, 'photos', ward, name.slice(0, 2), `${name}.jpg`);
}

function checkPicture(folder: string, ward: OnDisk, name: string): void {
  const rows = ward.photos.filter(({ sha256 }) => sha256 === name);
  const unheld = rows.length === 0 || rows.some(({ stored_at }) => stored_at === null);
  if (unheld) throw new Violation(20, `picture ${name} is not held`);
  for (const { part, ward: id } of rows) {
    const thumb = ward.thumbs.find(({ sha256 }) => sha256 === name)?.data;
    const bytes = part === 'photo' ? readFileSync(pathOf(folder, id, name)) : thumb;
    const same = bytes && createHash('sha256').update(bytes).digest('hex') === name;
    if (!same) throw new Violation(19, `picture ${name} is not what its name says`);
  }
}
