import { COMING, type Coming, hasDueDay } from '../../../shared/calendar/coming.ts';
import { formatLongDay, type TextKey, t } from '../../i18n.ts';
import { Field } from '../../parts/field.tsx';
import { Select } from '../../parts/select.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import style from './facts.module.css';
import type { GiveForm, GiveProblems } from './give-form.ts';

export type FactsProps = {
  /** As it was when the screen opened: the fields own what is typed after. */
  form: GiveForm;
  onChange: (part: Partial<GiveForm>) => void;
  deadlineText: string;
  problems: GiveProblems | null;
};

/** How work comes, in words. */
export const COMES: Record<Coming, TextKey> = {
  once: 'turn.comesOnce',
  continuous: 'turn.comesContinuous',
  week: 'turn.comesWeek',
  month: 'turn.comesMonth',
  quarter: 'turn.comesQuarter',
  half: 'turn.comesHalf',
  year: 'turn.comesYear',
};

/** When and how often, with the words of the print beside it, how much is to be reached, and what photos say. */
export function Facts({ form, onChange, deadlineText, problems }: FactsProps) {
  const { target = null, unit = null, dueDay = null } = problems ?? {};
  const { coming = 'once' } = form;
  const words = deadlineText || t('deadline.none');
  return (
    <div class={style.facts}>
      <div>
        <Select
          label={t('turn.coming')}
          value={coming}
          options={COMING.map((value) => ({ value, label: t(COMES[value]) }))}
          onChoose={(value) => onChange({ coming: value as Coming })}
        />
        {coming !== 'once' && (
          <p class={style.hint}>
            {t(coming === 'continuous' ? 'turn.hintContinuous' : 'turn.hintPeriod')}
          </p>
        )}
      </div>
      {coming === 'once' && (
        <Field
          label={t('give.due')}
          name="due"
          hint={dueHint(form.due, deadlineText)}
          initial={form.due}
          input={{ type: 'date' }}
          onText={(due) => onChange({ due })}
        />
      )}
      {hasDueDay(coming) && (
        <Field
          label={t(coming === 'month' ? 'turn.dueMonth' : 'turn.dueQuarter')}
          name="due-day"
          hint={t('turn.dueHint', { words })}
          error={dueDay && t(dueDay)}
          initial={form.dueDay ?? ''}
          input={{ inputMode: 'numeric' }}
          onText={(text) => onChange({ dueDay: text })}
        />
      )}
      <Field
        label={t('give.target')}
        name="target"
        hint={t('give.targetHint')}
        error={target && t(target)}
        initial={form.target}
        input={{ inputMode: 'decimal' }}
        onText={(text) => onChange({ target: text })}
      />
      <Field
        label={t('give.unit')}
        name="unit"
        hint={t('give.unitHint')}
        error={unit && t(unit)}
        initial={form.unit}
        onText={(text) => onChange({ unit: text })}
      />
      <div class={style.whole}>
        <TickBox checked={form.asksSpot === true} onTick={(asksSpot) => onChange({ asksSpot })}>
          {t('give.spot')}
        </TickBox>
      </div>
    </div>
  );
}

/** The words of the print, and the chosen day in our order: some browsers show the month first. */
function dueHint(due: string, deadlineText: string): string {
  const printed = t('give.dueHint', { words: deadlineText || t('deadline.none') });
  if (due === '') return `${printed}. ${t('give.dueOptional')}`;
  return `${printed}. ${t('give.dueChosen', { day: `${formatLongDay(due)}/${due.slice(0, 4)}` })}`;
}
