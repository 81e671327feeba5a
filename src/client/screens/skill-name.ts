import type { Id, Skill } from '../../shared/model.ts';
import { isFirstSkill } from '../../shared/skills.ts';
import { t } from '../i18n.ts';

/** A skill's name, also of one that the ward's list has no longer. */
export function skillName(skills: readonly Skill[], id: Id): string {
  const named = skills.find((skill) => skill.id === id)?.name;
  return named ?? t(isFirstSkill(id) ? `skill.${id}` : 'skill.other');
}
