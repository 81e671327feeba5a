import type { Evidence, Sha256 } from '../model.ts';

/** The names of a picture's two sets of bytes. */
export type Pictures = { photo: Sha256[]; thumb: Sha256[] };

/**
 * Of erased evidence, the bytes that must be nowhere any more: those that no other evidence names.
 *
 * @param all evidence that whoever asks knows, as it is now
 */
export function erasedBytes(
  erased: readonly Pick<Evidence, 'photo' | 'thumb'>[],
  all: readonly Evidence[],
): Pictures {
  const others = all.filter((body) => !body.erased);
  const names = (part: 'photo' | 'thumb') => {
    const named = new Set(others.map((body) => body[part].sha256));
    return erased.map((body) => body[part].sha256).filter((name) => !named.has(name));
  };
  return { photo: names('photo'), thumb: names('thumb') };
}
