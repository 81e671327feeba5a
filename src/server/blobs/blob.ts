import type { Held } from '../../shared/exchange/photo-shelf.ts';
import type { Id, Sha256 } from '../../shared/model.ts';

/** Where the bytes of photos lie. One contract for a disk and, later, for an S3 store. */
export type Blobs = {
  /** Bytes held so far, and whether they are the whole photo under its final name. */
  state(key: BlobKey): Promise<BlobState>;
  /**
   * Takes the rest of a photo of `size` bytes from `offset` on, keeping what arrives even if the
   * source breaks off. Complete means verified, on the disk, under its final name. Refuses
   * `conflict` where the bytes held end elsewhere, `mismatch` for bytes that are not this photo,
   * `notBare` for a photo with more in it than its pixels: both are thrown away.
   */
  write(key: BlobKey, part: { offset: number; size: number }, source: Source): Promise<BlobState>;
  /** The whole photo, or null. */
  read(key: BlobKey): Promise<Uint8Array | null>;
  /** Takes it from the disk, whole or in part; an upload under way is stopped. Without one, nothing happens. */
  remove(key: BlobKey): Promise<void>;
};

export type BlobKey = { ward: Id; sha256: Sha256 };
export type BlobState = Held;
/** The next bytes, or null at the end; a source that breaks off ends as well. */
export type Source = { next(): Promise<Uint8Array | null>; stop(): void };
