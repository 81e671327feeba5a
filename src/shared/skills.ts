import type { Id, Skill } from './model.ts';

/** What every ward begins with; their names are texts of the app (`skill.*`). */
export const FIRST_SKILLS = [
  'vneid',
  'service',
  'payment',
  'signature',
  'health',
  'safety',
  'other',
] as const;

/** The ward's own list, or the one that every ward begins with. */
export function skillsOf(ward: { skills?: Skill[] | undefined } | undefined): Skill[] {
  return ward?.skills ?? FIRST_SKILLS.map((id) => ({ id, name: null, off: false }));
}

/** Does the app itself have a name for it? */
export function isFirstSkill(id: Id): id is (typeof FIRST_SKILLS)[number] {
  return (FIRST_SKILLS as readonly Id[]).includes(id);
}
