import { useEffect, useState } from 'preact/hooks';
import type { Evidence } from '../../shared/model.ts';
import type { Db } from './db.ts';
import { isFull } from './full.ts';
import { useLive } from './use-live.ts';
import { wantThumb } from './want-photo.ts';

/** An address to show, and whether it is the full photo; null while no bytes are here. */
export type Shown = { src: string; full: boolean } | null;

type Names = Pick<Evidence, 'photo' | 'thumb' | 'thumbStored'>;

/** The thumbnail of a piece of evidence; asked for again where it was let go to make room. */
export function useThumb(db: Db, { thumb, thumbStored }: Names): Shown {
  const { sha256 } = thumb;
  const held = useLive(async () => (await db.thumbs.get(sha256)) ?? null, [sha256]);
  const gone = held === null && thumbStored;
  useEffect(() => {
    if (gone) void wantThumb(db, sha256).catch(noRoom);
  }, [db, sha256, gone]);
  const src = useAddress(held?.bytes ?? null);
  return src === null ? null : { src, full: false };
}

/** The full photo, or its thumbnail until the photo is here. */
export function usePicture(db: Db, names: Names): Shown {
  const { sha256 } = names.photo;
  const bytes = useLive(async () => (await db.photos.get(sha256))?.bytes ?? null, [sha256]);
  const src = useAddress(bytes ?? null);
  const thumb = useThumb(db, names);
  return src === null ? thumb : { src, full: true };
}

/** An address of stored bytes that lives as long as the component shows them. */
export function useAddress(bytes: ArrayBuffer | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (bytes === null) return setAddress(null);
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address;
}

/** A full phone shows what it has. */
function noRoom(error: unknown): void {
  if (!isFull(error)) throw error;
}
