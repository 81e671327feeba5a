import { erasedBytes } from '../../src/shared/exchange/erase.ts';
import type { Held, Named } from '../../src/shared/exchange/photo-shelf.ts';
import type { Id, Sha256 } from '../../src/shared/model.ts';
import type { WardImage, WardStore } from './memory-ward.ts';
import { joined } from './photo-bytes.ts';

/** A file on the shelf: how much of it a crash of the machine leaves, and under which name. */
export type File = {
  bytes: Uint8Array;
  flushed: number;
  named: boolean;
  nameFlushed: boolean;
};

export type ShelfImage = WardImage & {
  shelf?: ReadonlyMap<Sha256, File>;
  small?: ReadonlySet<Sha256>;
};

/** Where the bytes of one ward's photos lie. */
export type Shelf = {
  files: Map<Sha256, File>;
  /** Thumbnails lie in the database, so a commit makes them durable. */
  small: Set<Sha256>;
  /** Grows with each crash and each restore: what was being written then is nobody's any more. */
  life: number;
  /** Who writes a name now; a newcomer stops the one before. */
  writers: Map<Sha256, object>;
  held: (name: Sha256) => Held;
  append: (name: Sha256, bytes: Uint8Array) => void;
  /** Names whose files are known to be gone, once erased. It lies in the database. */
  removed: Set<Sha256>;
  /** A process died, so the next one looks for all that was ever erased before it answers. */
  begins: boolean;
  /** The machine dies: of what was not flushed, only as much stays as `keep` says. */
  crash: (keep: (unflushed: number) => number) => void;
};

const shelves = new WeakMap<WardStore, Shelf>();

/** The shelf of a ward; undefined for a ward on the product's own stores. */
export function shelfOf(ward: WardStore): Shelf | undefined {
  return shelves.get(ward);
}

/** A ward that holds photos, and whose backups hold the whole ones. */
export function withShelf(ward: WardStore, first: ShelfImage): WardStore {
  const shelf: Shelf = {
    files: new Map(first.shelf),
    small: new Set(first.small),
    removed: new Set(),
    begins: true,
    life: 0,
    writers: new Map(),
    held(name) {
      const file = shelf.files.get(name);
      return { offset: file?.bytes.byteLength ?? 0, complete: file?.named ?? false };
    },
    append(name, bytes) {
      const file = shelf.files.get(name);
      const fresh = { flushed: 0, named: false, nameFlushed: false };
      const before = file?.bytes ?? new Uint8Array();
      shelf.files.set(name, { ...fresh, ...file, bytes: joined(before, bytes) });
    },
    crash(keep) {
      shelf.life += 1;
      shelf.begins = true;
      shelf.writers.clear();
      for (const [name, file] of shelf.files) {
        const left = file.flushed + keep(file.bytes.byteLength - file.flushed);
        const named = file.nameFlushed || (file.named && keep(1) > 0);
        shelf.files.set(name, {
          bytes: file.bytes.slice(0, left),
          flushed: left,
          named,
          nameFlushed: named,
        });
      }
    },
  };
  const store: WardStore = {
    ...ward,
    async exchange(person, request, now, crash) {
      if (shelf.begins) removeErased(shelf, await ward.image());
      const answer = await ward.exchange(person, request, now, (point) => {
        shelf.begins = true;
        crash(point);
        shelf.begins = false;
      });
      if (request.ops.length > 0) removeErased(shelf, await ward.image());
      if ('fence' in answer) return answer;
      const image = await ward.image();
      const erased = erasedFrom(image, person, request.since);
      return { ...answer, want: wantedFrom(image, person), erased };
    },
    image: async (): Promise<ShelfImage> => {
      const whole = [...shelf.files].filter(([, file]) => file.named);
      const { small } = shelf;
      return { ...(await ward.image()), shelf: new Map(whole), small: new Set(small) };
    },
    async become(image: ShelfImage) {
      const lineage = (await ward.image()).epoch;
      await ward.become(image);
      // A backup leaves the shelf as it is; a restore puts the backup's in its place.
      if (lineage === image.epoch) return;
      shelf.files = new Map(image.shelf);
      shelf.small = new Set(image.small);
      shelf.begins = true;
      shelf.life += 1;
      shelf.writers.clear();
    },
  };
  shelves.set(store, shelf);
  return store;
}

/** After a commit: the files of what it erased, once; the thumbnails go with the commit itself. */
function removeErased(shelf: Shelf, { rows }: WardImage): void {
  if (shelf.begins) shelf.removed.clear();
  shelf.begins = false;
  const all = [...rows.values()].flatMap((row) => (row.kind === 'evidence' ? [row.body] : []));
  const gone = erasedBytes(
    all.filter((body) => body.erased),
    all,
  );
  for (const name of gone.thumb) shelf.small.delete(name);
  for (const name of gone.photo) {
    if (shelf.removed.has(name)) continue;
    shelf.removed.add(name);
    shelf.files.delete(name);
    shelf.writers.delete(name);
  }
}

function erasedFrom({ rows }: WardImage, person: Id, since: number): Id[] {
  return [...rows.values()].flatMap((row) => {
    const news = row.kind === 'evidence' && row.body.erased && row.seq > since;
    return news && row.body.mark.by === person ? [row.id] : [];
  });
}

/** What this person's evidence names and the ward was not told of. */
function wantedFrom({ rows }: WardImage, person: Id): Sha256[] {
  return [...rows.values()].flatMap((row) => {
    if (row.kind !== 'evidence' || row.body.erased || row.body.mark.by !== person) return [];
    const { photo, thumb, stored, thumbStored } = row.body;
    return [...(stored ? [] : [photo.sha256]), ...(thumbStored ? [] : [thumb.sha256])];
  });
}

/** What the ward's evidence says of a name, and which evidence that is. */
export function namedIn(
  { rows }: WardImage,
  part: 'photo' | 'thumb',
  name: Sha256,
): (Named & { ids: Id[] }) | null {
  const found = [...rows.values()].flatMap((row) =>
    row.kind === 'evidence' && !row.body.erased && row.body[part].sha256 === name ? [row] : [],
  );
  if (found.length === 0) return null;
  const told = part === 'photo' ? 'stored' : 'thumbStored';
  return {
    sizes: found.map(({ body }) => body[part].bytes),
    stored: found.some(({ body }) => body[told]),
    ids: found.map(({ id }) => id),
  };
}

/** Was this name erased, and names no other evidence it? */
export function isErased({ rows }: WardImage, name: Sha256): boolean {
  const all = [...rows.values()].flatMap((row) => (row.kind === 'evidence' ? [row.body] : []));
  const meant = all.filter(({ erased, photo }) => erased && photo.sha256 === name);
  return erasedBytes(meant, all).photo.length > 0;
}
