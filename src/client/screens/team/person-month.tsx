import type { PersonMonth } from '../../../shared/active-days.ts';
import { t } from '../../i18n.ts';
import style from '../screen.module.css';
import { countsOf, dayNumbers } from './counts.ts';
import own from './team.module.css';

/** The active days of one person's month, which days, and what was entered on them. */
export function PersonMonthFacts({ month }: { month: PersonMonth }) {
  const count = month.days.length;
  if (count === 0) return <p class={style.small}>{t('team.nothing')}</p>;
  return (
    <div>
      <p class={own.days}>
        {t('team.days')}: <b>{t('team.dayCount', { count })}</b>
      </p>
      <p class={style.small}>{t('team.which', { days: dayNumbers(month.days) })}</p>
      <p class={style.small}>{countsOf(month)}</p>
    </div>
  );
}
