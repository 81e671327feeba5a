import { Send } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { dayInVietnam } from '../../../shared/calendar/day.ts';
import { readNumber } from '../../../shared/text/numbers.ts';
import { useWork } from '../../here.ts';
import { formatNumber, type TextKey, t } from '../../i18n.ts';
import { givePlan } from '../../local/import/given-batch.ts';
import { planBatch, rowsToAdd } from '../../local/import/plan-ops.ts';
import { readClosing, readHouseholds, readReceivers } from '../../local/import/receivers.ts';
import { useLive } from '../../local/use-live.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Table } from '../../parts/table.tsx';
import { Frame } from '../frame.tsx';
import { confirmNote } from '../give/confirm.tsx';
import { refusalKey } from '../refused.ts';
import screen from '../screen.module.css';
import { taskCode } from '../tasks/task-table.tsx';
import { useNow } from '../use-now.ts';
import { dueWords } from './due-words.ts';
import { PrintedPart } from './printed-part.tsx';
import type { StepProps } from './step.ts';
import { StepTools } from './step-tools.tsx';

/** The last look before many people see it; then everything is stored as one, or nothing. */
export function GiveStep(props: StepProps) {
  const { planIn, draft, plans, changes, steps } = props;
  const { phone } = useWork();
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<TextKey | null>(null);
  const receivers = useLive(() => readReceivers(phone.db), [phone]);
  const households = useLive(() => readHouseholds(phone.db), [phone]);
  const closing = useLive(() => readClosing(phone.db), [phone]);
  const now = useNow(phone);
  if (!receivers || !households || !closing) return null;

  const { head, rows } = draft;
  const old = plans.find(({ id }) => id === head.revises);
  const when = { today: dayInVietnam(now), closing };
  const batch = planBatch(draft, changes, households, when, old?.had);
  const { tasks, placeIds } = batch.given;
  const members = receivers
    .filter(({ id }) => placeIds.includes(id))
    .reduce((sum, place) => sum + place.members, 0);
  const added = rowsToAdd(head, rows, changes);
  const title = old?.title ?? head.title;
  const note = () => {
    if (tasks > 0) return confirmNote(members);
    return changes === null ? t('planIn.saveNote') : t('planIn.changesHint');
  };
  const give = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await givePlan(phone, batch);
      await planIn.forget();
      route('/nhiem-vu', true);
    } catch (error) {
      setRefused(refusalKey(error));
      setBusy(false);
    }
  };
  const label = () => {
    if (tasks > 0) return t('planIn.give', { tasks, places: placeIds.length });
    return changes === null ? t('planIn.save') : t('planIn.update');
  };
  return (
    <Frame
      title={t('plan.stepGive')}
      back="/nhiem-vu"
      here="/nhiem-vu"
      wide
      action={
        <Button
          kind="main"
          icon={Send}
          busy={busy}
          blocked={batch.size === 0 ? t('planIn.nothing') : null}
          onPress={() => void give()}
        >
          {label()}
        </Button>
      }
    >
      <div class={screen.stack}>
        {steps}
        <Notice
          kind="info"
          title={tasks > 0 ? t('give.confirm', { tasks, places: placeIds.length }) : title}
        >
          <p>{note()}</p>
          {tasks > 0 && <p>{title}</p>}
          <ul>
            {added.length > 0 && <li>{t('planIn.adds', { count: added.length })}</li>}
            {head.sets.length > 0 && <li>{t('planIn.setsCount', { count: head.sets.length })}</li>}
            {head.drops.length > 0 && (
              <li>{t('planIn.dropsCount', { count: head.drops.length })}</li>
            )}
          </ul>
        </Notice>
        {refused !== null && <Notice kind="error" title={t(refused)} live />}
        {tasks > 0 && (
          <Table
            caption={t('planIn.giveWhat')}
            columns={[
              { id: 'task', label: t('plan.task') },
              { id: 'steps', label: t('task.steps'), figures: true },
              { id: 'places', label: t('plan.place'), figures: true },
              { id: 'target', label: t('plan.target') },
              { id: 'due', label: t('plan.due') },
            ]}
            rows={added.flatMap((row) => {
              const one = head.gives[row.id];
              if (!one) return [];
              const number = readNumber(one.target).value;
              return {
                id: String(row.id),
                cells: {
                  task: `${taskCode(row)}. ${row.title}`,
                  steps: one.steps.length,
                  places: one.placeIds.length,
                  target: number === null ? '–' : `${formatNumber(number)} ${one.unit}`,
                  due: dueWords(one, when.today),
                },
              };
            })}
          />
        )}
        <PrintedPart {...batch.printed} revises={old !== undefined} />
        <StepTools
          {...props}
          back={() => planIn.change({ step: added.length > 0 ? 'share' : 'check' })}
        />
      </div>
    </Frame>
  );
}
