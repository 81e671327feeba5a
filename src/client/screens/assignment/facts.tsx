import { t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { Section } from '../../parts/section.tsx';
import style from '../screen.module.css';
import { PrintedFacts } from '../task/printed.tsx';

/** What the plan prints about the task, below the work itself. */
export function Facts({ work: { task, plan } }: { work: AssignmentWork }) {
  const section = plan?.body.sections.find(({ code }) => code === task.body.section);
  return (
    <Section title={t('task.inPlan')} folds="open">
      <div class={style.near}>
        {section && <p>{t('plan.section', { code: section.code, title: section.title })}</p>}
        <PrintedFacts task={task.body} />
        {plan && <p class={style.small}>{t('task.from', { plan: plan.body.title })}</p>}
      </div>
    </Section>
  );
}
