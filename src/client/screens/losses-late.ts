import { allTexts } from '../i18n.ts';
import { Losses } from './losses.tsx';

/** For the first screen, which does without these words until they are here. */
export async function load(): Promise<typeof Losses> {
  await allTexts();
  return Losses;
}
