import { Plus } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { LINE_MAX, SKILLS_MAX } from '../../../shared/limits.ts';
import type { Id, Skill } from '../../../shared/model.ts';
import { nfc } from '../../../shared/text/nfc.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { mutate } from '../../local/mutate.ts';
import { readSkills } from '../../local/visits.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { skillName } from '../skill-name.ts';

/** What members choose from. A skill that is switched off keeps its name in the numbers. */
export function SkillEditor({ skills }: { skills: Skill[] }) {
  const { phone, session } = useWork();
  const [name, setName] = useState('');
  const [added, setAdded] = useState(0);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const last = useRef<Promise<void>>(Promise.resolve());
  // The list travels whole, so a change is made to the list as it is now and not as it was drawn:
  // the second of two quick changes must not undo the first.
  const change = (to: (now: Skill[]) => Skill[] | TextKey) => {
    const made = last.current.then(async () => {
      const next = to(await readSkills(phone.db));
      if (typeof next === 'string') return setProblem(next);
      setProblem(null);
      await mutate(phone, { kind: 'skill.set', wardId: session.ward.id, skills: next });
    });
    last.current = made.catch((error) => setProblem(refusalKey(error)));
    return last.current;
  };
  const turn = (id: Id, wanted: boolean) =>
    change((now) => {
      const others = now.filter((one) => one.id !== id && !one.off);
      // Members need something to choose from.
      if (!wanted && others.length === 0) return 'visits.skillLast';
      return now.map((one) => (one.id === id ? { ...one, off: !wanted } : one));
    });
  const text = nfc(name).text.trim().replace(/\s+/g, ' ').slice(0, LINE_MAX);
  const add = async (event: Event) => {
    event.preventDefault();
    if (text === '') return setProblem('visits.skillEmpty');
    await change((now) => {
      if (now.some(({ id }) => skillName(now, id) === text)) return 'visits.skillTwice';
      setName('');
      setAdded(added + 1);
      return [...now, { id: `own.${now.length}`, name: text, off: false }];
    });
  };
  return (
    <Section title={t('visits.skills')} folds="folded">
      <p class={style.small}>{t('visits.skillsHint')}</p>
      <ul>
        {skills.map(({ id, off }) => (
          <li key={id}>
            <TickBox checked={!off} onTick={(wanted) => void turn(id, wanted)}>
              {skillName(skills, id)}
            </TickBox>
          </li>
        ))}
      </ul>
      <Wrong id="skill-wrong" text={problem && t(problem)} />
      {skills.length < SKILLS_MAX && (
        <form class={style.near} onSubmit={(event) => void add(event)}>
          <Field key={added} label={t('visits.skillNew')} name="skill" onText={setName} />
          <div>
            <Button icon={Plus} submit>
              {t('visits.skillAdd')}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
