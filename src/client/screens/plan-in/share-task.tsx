import { ChevronDown, ChevronUp } from 'lucide-preact';
import type { Day } from '../../../shared/model.ts';
import { readNumber } from '../../../shared/text/numbers.ts';
import { t } from '../../i18n.ts';
import type { Receiver } from '../../local/giving.ts';
import type { Row, RowGive } from '../../local/import/plan-draft.ts';
import type { Households } from '../../local/import/plan-ops.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { Facts } from '../give/facts.tsx';
import { problemsOf } from '../give/give-form.ts';
import { Places } from '../give/places.tsx';
import { StepEditor } from '../give/step-editor.tsx';
import { Templates } from '../give/templates.tsx';
import { taskCode } from '../tasks/task-table.tsx';
import { dueWords } from './due-words.ts';
import { isGiveReady } from './give-ready.ts';
import style from './share-step.module.css';
import { SplitPart } from './split-part.tsx';

export type ShareTaskProps = {
  row: Row;
  give: RowGive;
  receivers: Receiver[];
  households: Households;
  today: Day;
  newId: () => string;
  open: boolean;
  onOpen: (on: boolean) => void;
  onGive: (give: RowGive) => void;
  onHouseholds: (households: Households) => void;
};

/** One task that goes out: in a line what it asks for, and all of it to change on demand. */
export function ShareTask(props: ShareTaskProps) {
  const { row, give, receivers, households, today, newId, open, onOpen, onGive } = props;
  const ready = isGiveReady(give, households);
  const problems = problemsOf(give);
  const change = (part: Partial<RowGive>) => onGive({ ...give, ...part });
  const splits = (readNumber(give.target).value ?? 0) > 0 && give.placeIds.length > 1;
  return (
    <div class={style.under}>
      <p class={style.line}>
        <span>{summary(give, today)}</span>
        {!ready && !open && <span class={style.lacking}>{t('planIn.lacking')}</span>}
        <Button kind="quiet" icon={open ? ChevronUp : ChevronDown} onPress={() => onOpen(!open)}>
          {open ? t('planIn.fold') : t('planIn.open')}
          <span class="spoken"> {t('planIn.forTask', { number: taskCode(row) })}</span>
        </Button>
      </p>
      {open && (
        <div class={style.editor}>
          <Templates
            onTake={(steps) => change({ steps: steps.map((step) => ({ ...step, id: newId() })) })}
          />
          <StepEditor
            steps={give.steps}
            onSteps={(steps) => change({ steps })}
            newId={newId}
            error={problems.steps && t(problems.steps)}
            emptySteps={problems.emptySteps}
          />
          <Facts
            form={give}
            onChange={change}
            deadlineText={row.deadlineText}
            problems={problems}
          />
          {splits && <SplitPart {...props} onChange={change} />}
          <Section title={t('give.places')} count={give.placeIds.length} folds="folded">
            <Places
              receivers={receivers}
              chosen={give.placeIds}
              onChosen={(ids) => change({ placeIds: inOrder(ids, receivers) })}
              error={problems.places && t(problems.places)}
            />
          </Section>
        </div>
      )}
    </div>
  );
}

function summary(give: RowGive, today: Day): string {
  const { steps, placeIds, target, unit } = give;
  return [
    t('planIn.summary', { steps: steps.length, places: placeIds.length }),
    target.trim() !== '' && `${target} ${unit}`,
    dueWords(give, today),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** As the ward counts its places, so that the parts of a number stand where they are looked for. */
function inOrder(ids: readonly string[], receivers: readonly Receiver[]): string[] {
  return receivers.map(({ id }) => id).filter((id) => ids.includes(id));
}
