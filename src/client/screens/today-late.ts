import { allTexts } from '../i18n.ts';
import { Above } from './today/above.tsx';
import { Nothing } from './today/nothing.tsx';
import { Search } from './today/search.tsx';
import { turnNote } from './turn/words.ts';

/** What the first screen does without until it has been drawn, and the words for it. */
export type Late = {
  Above: typeof Above;
  Nothing: typeof Nothing;
  Search: typeof Search;
  turnNote: typeof turnNote;
};

export async function load(): Promise<Late> {
  // What a tap stores with comes as well: without a network it could not be fetched then.
  await Promise.all([allTexts(), import('../local/mutate.ts')]);
  return { Above, Nothing, Search, turnNote };
}
