import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Id } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { Section } from '../../parts/section.tsx';
import { EraseAsk } from '../erase-ask.tsx';
import { Frame } from '../frame.tsx';
import style from '../screen.module.css';
import { periodAddress } from '../turn/address.ts';
import { Answer } from '../turn/answer.tsx';
import { PeriodBar } from '../turn/period-bar.tsx';
import { Doer } from './doer.tsx';
import { Facts } from './facts.tsx';
import { GiveTo } from './give-to.tsx';
import { Head, titleOf } from './head.tsx';
import { Notes } from './notes.tsx';
import { Photos } from './photos.tsx';
import { StepList } from './step-list.tsx';

/**
 * The screen of an official, who looks into the work of one place, may say whose it is, and has a
 * photo with papers erased.
 */
export function Seen({ work }: { work: AssignmentWork }) {
  const { route } = useLocation();
  const { assignment, turn } = work;
  const list = `/nhiem-vu/${assignment.body.taskId}`;
  const back = turn ? `${list}?ky=${turn.period.key}` : list;
  const [erasing, setErasing] = useState<Id | null>(null);
  return (
    <Frame title={titleOf(work)} place={work.place} back={back} here="/nhiem-vu">
      <div class={style.stack}>
        <Head work={work} />
        <Doer assignmentId={work.assignment.id} />
        {turn && (
          <>
            <PeriodBar {...turn} onPick={(key) => route(periodAddress(assignment.id, key), true)} />
            <Answer turn={turn} continuous={assignment.body.recurs?.continuous === true} />
          </>
        )}
        <Section title={t('task.steps')}>
          <StepList work={work} />
        </Section>
        <GiveTo assignmentId={work.assignment.id} />
        <Photos work={work} onErase={({ id }) => setErasing(id)} />
        <EraseAsk evidenceId={erasing} onClose={() => setErasing(null)} />
        <Notes work={work} />
        <Facts work={work} />
      </div>
    </Frame>
  );
}
