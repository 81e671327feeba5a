import { useState } from 'preact/hooks';
import { comingOf } from '../../../shared/calendar/coming.ts';
import { dayInVietnam } from '../../../shared/calendar/day.ts';
import { lastDayOnTime } from '../../../shared/calendar/deadline.ts';
import { STEP_TEMPLATES } from '../../../shared/plan/step-templates.ts';
import { suggestTemplate } from '../../../shared/plan/suggest-template.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { Receiver } from '../../local/giving.ts';
import type { Row, RowGive } from '../../local/import/plan-draft.ts';
import { type Households, rowsToAdd } from '../../local/import/plan-ops.ts';
import { keepHouseholds, readHouseholds, readReceivers } from '../../local/import/receivers.ts';
import { useLive } from '../../local/use-live.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { Frame } from '../frame.tsx';
import screen from '../screen.module.css';
import { taskCode } from '../tasks/task-table.tsx';
import { useNow } from '../use-now.ts';
import { isGiveReady } from './give-ready.ts';
import style from './share-step.module.css';
import { ShareTask } from './share-task.tsx';
import type { StepProps } from './step.ts';
import { StepTools } from './step-tools.tsx';

const STEP_ID_LENGTH = 8;
const AT_ONCE = 60;

/** Which tasks go to the places, with which steps, until when and how much of the number. */
export function ShareStep(props: StepProps) {
  const { planIn, draft, changes, steps } = props;
  const { phone } = useWork();
  const { head } = draft;
  const [open, setOpen] = useState<number | null>(null);
  const [limit, setLimit] = useState(AT_ONCE);
  const receivers = useLive(() => readReceivers(phone.db), [phone]);
  const households = useLive(() => readHouseholds(phone.db), [phone]);
  const rows = rowsToAdd(head, draft.rows, changes);
  const today = dayInVietnam(useNow(phone));
  if (!receivers || !households) return null;

  const newId = () => phone.chance(STEP_ID_LENGTH);
  const set = (row: Row, give: RowGive | null) => {
    const { [row.id]: _old, ...others } = head.gives;
    planIn.change({ gives: give ? { ...others, [row.id]: give } : others });
  };
  const chosen = rows.filter(({ id }) => head.gives[id]);
  const lacking = chosen.filter((row) => !isGiveReady(head.gives[row.id], households));
  return (
    <Frame
      title={t('plan.stepShare')}
      back="/nhiem-vu"
      here="/nhiem-vu"
      wide
      action={
        <Button
          kind="main"
          blocked={lacking.length > 0 ? t('planIn.shareFirst', { count: lacking.length }) : null}
          onPress={() => planIn.change({ step: 'give' })}
        >
          {t('planIn.toGive')}
        </Button>
      }
    >
      <div class={screen.stack}>
        {steps}
        {rows.length === 0 ? (
          <Empty text={t('planIn.shareNone')} />
        ) : receivers.length === 0 ? (
          <Empty text={t('planIn.noPlaces')} />
        ) : (
          <>
            <p>{t('planIn.shareIntro')}</p>
            <p role="status">
              <b>{t('planIn.shareCount', { done: chosen.length, total: rows.length })}</b>
            </p>
            <ul class={style.list}>
              {rows.slice(0, limit).map((row) => {
                const give = head.gives[row.id];
                return (
                  <li key={row.id} class={style.item}>
                    <TickBox
                      checked={give !== undefined}
                      onTick={(on) => {
                        set(row, on ? freshGive(row, receivers, newId) : null);
                        if (open === row.id) setOpen(null);
                      }}
                    >
                      {nameOf(row)}
                    </TickBox>
                    {give && (
                      <ShareTask
                        {...{ row, give, receivers, households, today, newId }}
                        open={open === row.id}
                        onOpen={(on) => setOpen(on ? row.id : null)}
                        onGive={(next) => set(row, next)}
                        onHouseholds={(next: Households) => void keepHouseholds(phone, next)}
                      />
                    )}
                  </li>
                );
              })}
            </ul>
            {rows.length > limit && (
              <Button onPress={() => setLimit(limit + AT_ONCE)}>
                {t('planIn.more', { count: Math.min(AT_ONCE, rows.length - limit) })}
              </Button>
            )}
          </>
        )}
        <StepTools {...props} back={() => planIn.change({ step: 'check' })} />
      </div>
    </Frame>
  );
}

function nameOf(row: Row): string {
  const code = taskCode(row);
  return code === '' ? row.title : `${code}. ${row.title}`;
}

/** To every place, until the printed day, with the checklist that its words call for. */
function freshGive(row: Row, receivers: readonly Receiver[], newId: () => string): RowGive {
  const template = suggestTemplate(row.title);
  const words = STEP_TEMPLATES.find(({ id }) => id === template)?.steps ?? [];
  return {
    placeIds: receivers.map(({ id }) => id),
    steps: words.map((step) => ({ ...step, id: newId() })),
    ...{ target: '', unit: '', how: 'even', byHand: {} },
    due: lastDayOnTime(row.deadline) ?? '',
    ...comingOf(row.deadline),
  };
}
