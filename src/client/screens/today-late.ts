import { allTexts } from '../i18n.ts';
import { Above } from './today/above.tsx';
import { Nothing } from './today/nothing.tsx';
import { turnNote } from './turn/words.ts';

/** What the first screen does without until it has been drawn, and the words for it. */
export type Late = {
  Above: typeof Above;
  Nothing: typeof Nothing;
  turnNote: typeof turnNote;
};

export async function load(): Promise<Late> {
  await allTexts();
  return { Above, Nothing, turnNote };
}
