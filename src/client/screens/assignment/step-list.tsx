import type { Id, Step } from '../../../shared/model.ts';
import { standing } from '../../../shared/returned.ts';
import { t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { opState, worst } from '../../local/send-state.ts';
import { StepRow, type StepRowProps } from '../../parts/step-row.tsx';
import { dayBefore } from './day-before.ts';

export type StepListProps = {
  work: AssignmentWork;
  /** Left out for who only looks. */
  onTick?: (stepId: Id, done: boolean) => Promise<void>;
  onPhoto?: (stepId: Id) => void;
};

/** The steps with everybody who ticked them; several may, and it counts once. */
export function StepList({ work, onTick, onPhoto }: StepListProps) {
  return (
    <ul>
      {work.assignment.body.steps.map((step) => {
        const { id } = step;
        const { mark, ...row } = rowOf(work, step);
        const tick = onTick && ((on: boolean) => onTick(id, on));
        const photo = step.photo && onPhoto ? () => onPhoto(id) : undefined;
        return <StepRow key={id} {...row} mark={onTick && mark} onTick={tick} onPhoto={photo} />;
      })}
    </ul>
  );
}

type Row = Omit<StepRowProps, 'onTick' | 'onPhoto'>;

function rowOf({ assignment, evidence, names, queues, today }: AssignmentWork, step: Step): Row {
  const marks = [...(assignment.body.ticks[step.id]?.marks ?? [])].sort((a, b) => a.at - b.at);
  const [first, ...others] = marks;
  const name = (by: Id) => names.get(by) ?? t('app.someone');
  const also = new Set(others.map(({ by }) => by).filter((by) => by !== first?.by));
  const photos = standing(evidence).filter(({ body }) => body.stepId === step.id).length;
  const state = worst(marks.map((mark) => opState(queues, mark.op)));
  return {
    label: step.text,
    done: marks.length > 0,
    by: first && { name: name(first.by), at: first.at, day: dayBefore(today, first.at) },
    alsoBy: [...also].map(name),
    photos,
    mark: state === null ? undefined : { state },
    hint: step.photo && photos === 0 ? t('task.photoNeeded') : undefined,
  };
}
