import { useRef } from 'preact/hooks';
import type { VisitResult } from '../../../shared/records/visit.ts';
import { t } from '../../i18n.ts';
import type { VisitDesk } from '../../local/visits.ts';
import { Choice } from '../../parts/choice.tsx';
import { CountBox } from '../../parts/count-box.tsx';
import { Select } from '../../parts/select.tsx';
import { skillName } from '../skill-name.ts';
import type { Answers } from '../visit.tsx';
import { resultName } from './result-name.ts';
import style from './visit.module.css';

const RESULTS: VisitResult[] = ['done', 'again', 'absent', 'no'];

export type AskedProps = {
  desk: VisitDesk;
  answers: Answers;
  onAnswer: (answers: Answers) => void;
};

/** The questions about one visit, each with large answers. */
export function Asked({ desk, answers, onAnswer }: AskedProps) {
  const { skills, work } = desk;
  const rest = useRef<HTMLDivElement>(null);
  const offered = skills.filter(({ off }) => !off);
  return (
    <div class={style.asked}>
      <Choice
        legend={t('visit.skill')}
        value={answers.skill}
        onChoose={(skill) => {
          onAnswer({ ...answers, skill });
          // On a small phone the next questions begin below the fold.
          rest.current?.scrollIntoView?.({ block: 'nearest' });
        }}
        dense
        options={offered.map(({ id }) => ({ value: id, label: skillName(skills, id) }))}
      />
      <div class={style.rest} ref={rest}>
        <CountBox
          label={t('visit.people')}
          value={answers.people}
          onCount={(people) => onAnswer({ ...answers, people })}
        />
        <Choice
          legend={t('task.household')}
          value={answers.result}
          onChoose={(result) => onAnswer({ ...answers, result })}
          dense
          options={RESULTS.map((value) => ({ value, label: resultName(value) }))}
        />
      </div>
      {work.length > 0 && (
        <Select
          label={t('visit.work')}
          value={answers.assignmentId ?? ''}
          onChoose={(id) => onAnswer({ ...answers, assignmentId: id === '' ? null : id })}
          options={[
            { value: '', label: t('visit.noWork') },
            ...work.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
    </div>
  );
}
