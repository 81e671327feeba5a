import { LINE_MAX } from '../../../shared/limits.ts';
import { t } from '../../i18n.ts';
import { type Row, withDeadline } from '../../local/import/plan-draft.ts';
import type { PlanIn } from '../../local/import/use-plan-in.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import screen from '../screen.module.css';
import { deadlineWords } from './deadline-words.ts';
import { LongField } from './long-field.tsx';
import { Source } from './row-cells.tsx';
import style from './row-form.module.css';

export type RowFormProps = { row: Row; planIn: PlanIn; year: number; onDone: () => void };

/** Corrects one row in its place, with the text of the file beside it; every letter is kept. */
export function RowForm({ row, planIn, year, onDone }: RowFormProps) {
  const change = (part: Partial<Row>) => planIn.changeRow(row.id, part);
  const leave = (state: Row['state']) => {
    change({ state });
    onDone();
  };
  return (
    <div class={style.form}>
      <div class={style.fields}>
        <LongField
          label={t('plan.task')}
          name="title"
          initial={row.title}
          error={titleWrong(row.title)}
          onText={(title) => change({ title })}
        />
        <Field
          label={t('plan.due')}
          name="deadline"
          initial={row.deadlineText}
          hint={<output>{deadlineWords(row.deadline)}</output>}
          onText={(text) => change(withDeadline(row, text, year))}
        />
        <Field
          label={t('plan.lead')}
          name="lead"
          initial={row.lead}
          onText={(lead) => change({ lead, leads: namesIn(lead) })}
        />
        <div class={style.short}>
          <Field
            label={t('planIn.section')}
            name="section"
            initial={row.section}
            input={{ maxLength: 40 }}
            onText={(section) => change({ section: section.trim() })}
          />
          <Field
            label={t('plan.no')}
            name="no"
            initial={row.no}
            input={{ maxLength: 40 }}
            onText={(no) => change({ no: no.trim() })}
          />
        </div>
        <LongField
          label={t('plan.result')}
          name="result"
          initial={row.result}
          onText={(result) => change({ result })}
        />
      </div>
      <div class={style.source}>
        <b>{t('planIn.source')}</b> <Source row={row} whole />
      </div>
      <div class={`${screen.line} ${style.tools}`}>
        <Button
          onPress={() => {
            change({ checked: true });
            onDone();
          }}
        >
          {t('planIn.done')}
        </Button>
        <Button kind="quiet" onPress={() => leave('dropped')}>
          {t('planIn.leaveOut')}
        </Button>
        <Button kind="quiet" onPress={() => leave('notTask')}>
          {t('planIn.notTask')}
        </Button>
      </div>
    </div>
  );
}

function titleWrong(title: string): string | null {
  if (title.trim() === '') return t('planIn.titleMissing');
  return title.length > LINE_MAX ? t('planIn.titleLong', { max: LINE_MAX }) : null;
}

/** Units as they are typed one after the other. */
function namesIn(lead: string): string[] {
  return lead
    .split(/[;,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
