import { Undo2 } from 'lucide-preact';
import type { Id } from '../../../shared/model.ts';
import { formatTime, t } from '../../i18n.ts';
import type { VisitDesk } from '../../local/visits.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import style from '../screen.module.css';
import { skillName } from '../skill-name.ts';
import { resultName } from './result-name.ts';

export type MineProps = { desk: VisitDesk; onTakeBack: (visitId: Id) => Promise<unknown> };

/** This person's visits of today; what was recorded by mistake can be taken back. */
export function Mine({ desk: { mine, skills }, onTakeBack }: MineProps) {
  if (mine.length === 0) return null;
  return (
    <Section title={t('visit.mine')} count={mine.length} folds="folded">
      <ul>
        {mine.map(({ visit: { id, body }, state }) => (
          <li key={id} class={style.item}>
            <p>{t('visit.line', { skill: skillName(skills, body.skill), count: body.people })}</p>
            <p class={style.marked}>
              <span>{formatTime(body.at)}</span>
              <span>{resultName(body.result)}</span>
              <StateMark state={state} />
            </p>
            <Button icon={Undo2} kind="quiet" onPress={() => void onTakeBack(id)}>
              {t('visit.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
