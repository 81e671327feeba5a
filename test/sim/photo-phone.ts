import { erasedBytes } from '../../src/shared/exchange/erase.ts';
import { type LanePhoto, missed } from '../../src/shared/exchange/photo-lane.ts';
import type { Id, Sha256 } from '../../src/shared/model.ts';
import type { OpBody } from '../../src/shared/op.ts';
import type { Image, PhoneStore } from './memory-phone.ts';
import { photoBytes, thumbBytes } from './photo-bytes.ts';

/** One set of bytes on a phone's disk, with where it stands. */
export type Copy = LanePhoto & { bytes: Uint8Array };

/** What lies beside the records on one phone. Never changed in place, so an old image is free. */
export type PhotoImage = Image & {
  photos?: ReadonlyMap<Sha256, Copy>;
  thumbs?: ReadonlyMap<Sha256, Copy>;
};

/** No room left, as IndexedDB says it: the transaction that wrote is rolled back whole. */
export class Full extends Error {}

/** The photos of one phone, as the lane reads and writes them. */
export type PhotoDisk = {
  photos: ReadonlyMap<Sha256, Copy>;
  thumbs: ReadonlyMap<Sha256, Copy>;
  /** Called at every write; true where that write fails for want of room. */
  full: () => boolean;
  /** Copies that a fault took away with the disk they lay on. */
  destroyed: Set<Sha256>;
  put: (table: 'photos' | 'thumbs', copies: readonly Copy[]) => void;
  drop: (names: readonly Sha256[]) => void;
  /** The server says that the photo of this evidence was erased. */
  forget: (evidenceId: Id) => void;
};

const disks = new WeakMap<PhoneStore, PhotoDisk>();

/** The photo disk of a phone; undefined for a phone on the product's own stores. */
export function photoDisk(store: PhoneStore): PhotoDisk | undefined {
  return disks.get(store);
}

/** A phone that keeps the bytes of its photos: stored with their record, or neither. */
export function withPhotos(records: PhoneStore, first: PhotoImage): PhoneStore {
  const disk: PhotoDisk = {
    photos: first.photos ?? new Map(),
    thumbs: first.thumbs ?? new Map(),
    full: () => false,
    destroyed: new Set(),
    put(table, copies) {
      if (copies.length === 0) return;
      if (disk.full()) throw new Full();
      const after = new Map(disk[table]);
      for (const copy of copies) after.set(copy.sha256, copy);
      disk[table] = after;
    },
    drop(names) {
      const after = new Map(disk.photos);
      for (const name of names) after.delete(name);
      disk.photos = after;
    },
    forget(evidenceId) {
      for (const table of ['photos', 'thumbs'] as const) {
        const own = [...disk[table]].filter(([, copy]) => copy.evidenceId === evidenceId);
        for (const [key] of own) disk.destroyed.add(key);
        disk[table] = new Map(
          [...disk[table]].filter(([, copy]) => copy.evidenceId !== evidenceId),
        );
      }
    },
  };
  const store: PhoneStore = {
    ...records,
    async enter(body, given) {
      const before = await records.image();
      const { photos, thumbs } = disk;
      try {
        if (disk.full()) throw new Full();
        const entry = await records.enter(body, given);
        if (body.kind === 'evidence.attach') keepBytes(disk, body, entry.op.id);
        if (body.kind === 'evidence.erase') dropErased(disk, await records.image());
        return entry;
      } catch (error) {
        if (!(error instanceof Full)) throw error;
        Object.assign(disk, { photos, thumbs });
        await records.become(before);
        throw error;
      }
    },
    async hear(sent, answer, given) {
      try {
        const crash = () => {
          given.crash();
          if (disk.full()) throw new Full();
        };
        const change = await records.hear(sent, answer, { ...given, crash });
        const wanted = new Set(change?.want ?? []);
        for (const table of ['photos', 'thumbs'] as const) {
          const after = [...disk[table]].map(([name, copy]) => {
            return [name, wanted.has(name) ? missed(copy) : copy] as const;
          });
          disk[table] = new Map(after);
        }
        if (change) dropErased(disk, await records.image());
        for (const id of change?.erased ?? []) disk.forget(id);
        return change;
      } catch (error) {
        // Nothing of the answer was stored, so it is as good as lost: the next one says it again.
        if (error instanceof Full) return null;
        throw error;
      }
    },
    image: async (): Promise<PhotoImage> => {
      return { ...(await records.image()), photos: disk.photos, thumbs: disk.thumbs };
    },
    async become(image: PhotoImage) {
      await records.become(image);
      const before = [...disk.photos.keys(), ...disk.thumbs.keys()];
      disk.photos = image.photos ?? new Map();
      disk.thumbs = image.thumbs ?? new Map();
      for (const name of before) {
        if (!disk.photos.has(name) && !disk.thumbs.has(name)) disk.destroyed.add(name);
      }
    },
  };
  disks.set(store, disk);
  return store;
}

/** As `client/local/erase.ts` does it, within the transaction that shows them as erased. */
function dropErased(disk: PhotoDisk, { view }: Image): void {
  const all = [...view.values()].flatMap((one) => (one.kind === 'evidence' ? [one.body] : []));
  const erased = all.filter((body) => body.erased);
  if (erased.length === 0) return;
  const gone = erasedBytes(erased, all);
  for (const [table, names] of [
    ['photos', gone.photo],
    ['thumbs', gone.thumb],
  ] as const) {
    const after = new Map(disk[table]);
    for (const name of names) if (after.delete(name)) disk.destroyed.add(name);
    disk[table] = after;
  }
}

function keepBytes(
  disk: PhotoDisk,
  { photo, thumb, fingerprint }: OpBody & { kind: 'evidence.attach' },
  evidenceId: string,
): void {
  const fresh = { state: 'waiting', evidenceId, tried: false, why: null } as const;
  const small = thumbBytes(fingerprint ?? '');
  disk.put('thumbs', [{ ...fresh, sha256: thumb.sha256, bytes: small }]);
  const bytes = photoBytes(fingerprint ?? '', photo.bytes);
  disk.put('photos', [{ ...fresh, sha256: photo.sha256, bytes }]);
}
