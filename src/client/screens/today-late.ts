import { allTexts } from '../i18n.ts';
import { Losses } from './losses.tsx';
import { turnNote } from './turn/words.ts';

/** What the first screen does without until it has been drawn, and the words for it. */
export type Late = { Losses: typeof Losses; turnNote: typeof turnNote };

export async function load(): Promise<Late> {
  await allTexts();
  return { Losses, turnNote };
}
