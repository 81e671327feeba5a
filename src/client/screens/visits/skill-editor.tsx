import { Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { LINE_MAX, SKILLS_MAX } from '../../../shared/limits.ts';
import type { Skill } from '../../../shared/model.ts';
import { nfc } from '../../../shared/text/nfc.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { mutate } from '../../local/mutate.ts';
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
  const set = async (next: Skill[]) => {
    setProblem(null);
    try {
      await mutate(phone, { kind: 'skill.set', wardId: session.ward.id, skills: next });
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  const on = skills.filter(({ off }) => !off).length;
  const text = nfc(name).text.trim().replace(/\s+/g, ' ').slice(0, LINE_MAX);
  const twice = skills.some(({ id }) => skillName(skills, id) === text);
  const add = async (event: Event) => {
    event.preventDefault();
    if (text === '' || twice) return setProblem(twice ? 'visits.skillTwice' : 'visits.skillEmpty');
    await set([...skills, { id: `own.${skills.length}`, name: text, off: false }]);
    setName('');
    setAdded(added + 1);
  };
  return (
    <Section title={t('visits.skills')} folds="folded">
      <p class={style.small}>{t('visits.skillsHint')}</p>
      <ul>
        {skills.map(({ id, off }) => (
          <li key={id}>
            <TickBox
              checked={!off}
              onTick={(wanted) => {
                // Members need something to choose from.
                if (!wanted && on === 1) return setProblem('visits.skillLast');
                void set(skills.map((one) => (one.id === id ? { ...one, off: !wanted } : one)));
              }}
            >
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
