import { useEffect, useState } from 'preact/hooks';
import type { Evidence } from '../../shared/model.ts';
import type { Db } from './db.ts';
import { useLive } from './use-live.ts';

/** An address to show, and whether it is the full photo; null while no bytes are here. */
export type Shown = { src: string; full: boolean } | null;

type Names = Pick<Evidence, 'photo' | 'thumb'>;

/** The thumbnail of a piece of evidence. */
export function useThumb(db: Db, { thumb }: Names): Shown {
  const bytes = useLive(
    async () => (await db.thumbs.get(thumb.sha256))?.bytes ?? null,
    [thumb.sha256],
  );
  const src = useAddress(bytes ?? null);
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
