import type { ComponentChildren } from 'preact';
import type { Plan, Task } from '../../../shared/model.ts';
import { formatList, t } from '../../i18n.ts';
import { Notice } from '../../parts/notice.tsx';
import style from './printed.module.css';

/** What the plan says of a task, in its own words. Nothing here is worked out by the program. */
export function Printed({ task, plan }: { task: Task; plan: Plan | undefined }) {
  const section = plan?.sections.find(({ code }) => code === task.section);
  return (
    <div class={style.printed}>
      {section && (
        <p class={style.section}>
          {t('plan.section', { code: section.code, title: section.title })}
        </p>
      )}
      <h2>{task.title}</h2>
      <PrintedFacts task={task} />
      {task.uncertain !== null && (
        <Notice kind="returned" title={t('plan.uncertain', { words: task.uncertain })} />
      )}
      {plan && <p class={style.section}>{t('task.from', { plan: plan.title })}</p>}
    </div>
  );
}

/** Lead, deadline and expected result as printed, for where the title stands already. */
export function PrintedFacts({ task }: { task: Task }) {
  return (
    <dl class={style.facts}>
      <Fact name={t('task.lead')}>{task.lead}</Fact>
      {task.coordinating.length > 0 && (
        <Fact name={t('task.coordinating')}>{formatList(task.coordinating)}</Fact>
      )}
      <Fact name={t('task.printedDue')}>{task.deadlineText || t('deadline.none')}</Fact>
      <Fact name={t('task.product')}>{task.result}</Fact>
      {task.note !== null && <Fact name={t('task.printedNote')}>{task.note}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
