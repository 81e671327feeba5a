import { FilePlus, ScrollText, Target } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import { search } from '../../shared/text/match.ts';
import { useWork } from '../here.ts';
import { formatDay, t } from '../i18n.ts';
import { PLAN_IN } from '../local/import/keep-draft.ts';
import { type PlanStand, readPlans } from '../local/plans.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Section } from '../parts/section.tsx';
import { Frame } from './frame.tsx';
import { officialsOnly } from './officials-only.tsx';
import { GivenNotice } from './plan-in/given-notice.tsx';
import style from './screen.module.css';
import { TaskTable, taskWords } from './tasks/task-table.tsx';
import { useNow } from './use-now.ts';

/** The ward's plans as they are printed, task by task, with what was given out of them. */
export const Tasks = officialsOnly('plan.title', Desk);

function Desk() {
  const { phone } = useWork();
  const [query, setQuery] = useState('');
  const today = dayInVietnam(useNow(phone));
  const plans = useLive(() => readPlans(phone.db, today), [phone, today]);
  const unfinished = useLive(() => phone.db.drafts.where({ key: PLAN_IN }).count(), [phone]);
  const add = (
    <Button icon={FilePlus} href="/ke-hoach/nhap">
      {unfinished ? t('planIn.goOnAdding') : t('planIn.title')}
    </Button>
  );
  return (
    <Frame title={t('plan.title')} here="/nhiem-vu" wide>
      {plans && (
        <div class={style.stack}>
          <GivenNotice />
          {plans.length > 0 && (
            <div class={style.line}>
              {add}
              <Button icon={Target} href="/chi-tieu">
                {t('indicators.title')}
              </Button>
            </div>
          )}
          {plans.length === 0 ? (
            <Empty icon={ScrollText} text={t('plan.empty')} action={add} />
          ) : (
            <SearchBox onQuery={setQuery} />
          )}
          {query.trim() === ''
            ? plans.map((stand) => <Plan key={stand.plan.id} stand={stand} />)
            : plans.length > 0 && <Found plans={plans} query={query} />}
        </div>
      )}
    </Frame>
  );
}

function Plan({ stand: { plan, sections } }: { stand: PlanStand }) {
  const { title, number, issuer, date } = plan.body;
  const count = sections.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const day = date === null ? '' : `${formatDay(date)}/${date.slice(0, 4)}`;
  return (
    <Section title={title}>
      <div class={style.stack}>
        <p class={style.small}>
          {number !== null && issuer !== null && `${t('plan.about', { number, day, issuer })} · `}
          {t('plan.tasks', { count })}
        </p>
        {sections.map(({ section, tasks }) => (
          <TaskTable key={section.code} caption={captionOf(section)} tasks={tasks} />
        ))}
      </div>
    </Section>
  );
}

/** A plan without headings has one section without a code. */
function captionOf({ code, title }: PlanStand['sections'][number]['section']): string {
  if (code === '') return t('plan.task');
  return code === title ? code : t('plan.section', { code, title });
}

/** Hits of all plans in one table, the best first. */
function Found({ plans, query }: { plans: PlanStand[]; query: string }) {
  const tasks = plans.flatMap(({ sections }) => sections.flatMap((section) => section.tasks));
  const found = search(query, tasks, taskWords);
  if (found.length === 0) return <Empty text={t('search.nothing', { query })} />;
  return <TaskTable caption={t('plan.found', { count: found.length })} tasks={found} coded />;
}
