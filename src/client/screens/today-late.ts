import type { Session } from '../../shared/wire.ts';
import { allTexts } from '../i18n.ts';
import type { Phone } from '../local/phone.ts';
import { Above, type AboveFirst, heightAbove, readAbove } from './today/above.tsx';
import { Nothing } from './today/nothing.tsx';
import { Search } from './today/search.tsx';
import { turnNote } from './turn/words.ts';

/** What the first screen does without until it has been drawn, and the words for it. */
export type Late = {
  Above: typeof Above;
  first: AboveFirst;
  heightAbove: typeof heightAbove;
  Nothing: typeof Nothing;
  Search: typeof Search;
  turnNote: typeof turnNote;
};

export async function load(phone: Phone, session: Session): Promise<Late> {
  // What a tap stores with comes as well: without a network it could not be fetched then.
  const [first] = await Promise.all([
    readAbove(phone, session),
    allTexts(),
    import('../local/mutate.ts'),
  ]);
  return { Above, first, heightAbove, Nothing, Search, turnNote };
}
