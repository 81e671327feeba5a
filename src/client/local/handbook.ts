import type { Id, Instant } from '../../shared/model.ts';
import type { GuideStep } from '../../shared/records/guide.ts';
import type { Db } from './db.ts';
import { all, type EntityOf, one } from './work.ts';

/** One short guide that members show people. */
export type GuideText = { title: string; steps: GuideStep[] };
export type GuideEntry = GuideText & {
  id: Id;
  skill: Id;
  /** When the ward last worded it; null for the app's own words. */
  changed: Instant | null;
};

type Language = 'vi' | 'en';

/** All guides: the app's own, with the ward's words where it has any. No network is needed. */
export async function readHandbook(db: Db, language: Language): Promise<GuideEntry[]> {
  const [own, changed] = await Promise.all([ownGuides(language), all(db, 'guide')]);
  const byId = new Map(changed.map(({ id, body }) => [id, body]));
  return own.map(({ id, skill, title, steps }) => {
    const ward = byId.get(entityId(id));
    const text = ward ? { title: ward.title, steps: ward.steps } : { title, steps };
    return { id, skill, ...text, changed: ward?.mark.at ?? null };
  });
}

/** A guide with its earlier wordings, the app's own last; null where there is no such guide. */
export async function readGuide(
  db: Db,
  id: Id,
  language: Language,
): Promise<{
  guide: GuideEntry;
  own: GuideText;
  earlier: EntityOf<'guide'>['body']['earlier'];
} | null> {
  // All at once: after a wait for a file, what is read is no longer watched for changes.
  const [guides, owns, ward] = await Promise.all([
    readHandbook(db, language),
    ownGuides(language),
    one(db, 'guide', entityId(id)),
  ]);
  const guide = guides.find((each) => each.id === id);
  const own = owns.find((each) => each.id === id);
  if (!guide || !own) return null;
  return { guide, own, earlier: ward?.body.earlier ?? [] };
}

/** The id of the ward's record for one of the app's guides. */
export function entityId(guide: Id): Id {
  return `guide.${guide}`;
}

const made = new Map<Language, Promise<(GuideText & { id: Id; skill: Id })[]>>();

// Kept from the first reading: inside a live query a file must not be waited for again and again.
function ownGuides(language: Language) {
  const known = made.get(language);
  if (known) return known;
  const loaded =
    language === 'en'
      ? import('../../shared/handbook/en.json').then((file) => file.default)
      : import('../../shared/handbook/vi.json').then((file) => file.default);
  made.set(language, loaded);
  void loaded.catch(() => made.delete(language));
  return loaded;
}
