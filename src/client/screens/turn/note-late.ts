import { allTexts } from '../../i18n.ts';
import { turnNote } from './words.ts';

/** For the first screen, which names no periods until these words are here. */
export async function load(): Promise<typeof turnNote> {
  await allTexts();
  return turnNote;
}
