import { Send } from 'lucide-preact';
import { useLocation, useRoute } from 'preact-iso';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { readGivenTask } from '../local/given.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Progress } from '../parts/progress.tsx';
import { Section } from '../parts/section.tsx';
import { Frame } from './frame.tsx';
import { officialsOnly } from './officials-only.tsx';
import style from './screen.module.css';
import { GivenTable } from './task/given-table.tsx';
import { Latest } from './task/latest.tsx';
import { Printed } from './task/printed.tsx';
import { StepCounts } from './task/step-counts.tsx';
import { Withdraw } from './task/withdraw.tsx';
import { taskCode } from './tasks/task-table.tsx';
import { PeriodBar } from './turn/period-bar.tsx';
import { useNow } from './use-now.ts';

/** One task of a plan: what the print says, and live what its places have done. */
export const TaskScreen = officialsOnly('plan.task', Desk);

function Desk() {
  const { phone } = useWork();
  const { params, query } = useRoute();
  const { route } = useLocation();
  const { id = '' } = params;
  const key = query.ky ?? null;
  const now = useNow(phone);
  const found = useLive(
    async () => (await readGivenTask(phone.db, id, now, key)) ?? 'missing',
    [phone, id, now, key],
  );
  if (found === undefined || found === 'missing') {
    return (
      <Frame title={t('plan.task')} back="/nhiem-vu" here="/nhiem-vu">
        {found === 'missing' && <Empty text={t('task.missing')} />}
      </Frame>
    );
  }
  const { task, given, work, periods, state } = found;
  const give = (
    <Button kind="main" icon={Send} href={`/nhiem-vu/${id}/giao`}>
      {t('task.giveTo')}
    </Button>
  );
  return (
    <Frame
      title={t('task.number', { number: taskCode(task.body) })}
      back="/nhiem-vu"
      here="/nhiem-vu"
      wide
      action={give}
    >
      <div class={style.stack}>
        {found.recent.map((giving) => (
          <Withdraw key={giving.assignmentIds[0]} giving={giving} />
        ))}
        <Printed task={task.body} plan={found.plan?.body} />
        {periods && (
          <PeriodBar {...periods} onPick={(ky) => route(`/nhiem-vu/${id}?ky=${ky}`, true)} />
        )}
        {given.length === 0 ? (
          <Empty text={t('task.notGiven')} />
        ) : (
          <>
            <Section title={t('task.byStep')}>
              {state && (
                <p>
                  <b>{t(`taskState.${state}`)}</b>
                </p>
              )}
              <Progress {...work} unit={t('overview.place').toLocaleLowerCase('vi')} bar />
              <StepCounts steps={found.steps} />
            </Section>
            <GivenTable given={given} now={now} />
          </>
        )}
        {found.withdrawn > 0 && (
          <p class={style.small}>{t('task.withdrawnOf', { count: found.withdrawn })}</p>
        )}
        {found.latest.length > 0 && <Latest entries={found.latest} now={now} />}
      </div>
    </Frame>
  );
}
