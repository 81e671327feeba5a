import type { VisitCount } from '../../../shared/visits.ts';
import { t } from '../../i18n.ts';
import style from '../screen.module.css';

/** "Khu phố 3: 46 lượt tháng này (61 người)", and how often nobody could be helped. */
export function MonthLine({ place, count }: { place: string; count: VisitCount }) {
  const { visits, people, tried } = count;
  return (
    <div>
      <p class={style.lead}>{t('visit.month', { place, count: visits })}</p>
      <p class={style.small}>
        {t('visit.monthPeople', { count: people })}
        {tried > 0 && ` · ${t('visit.monthTried', { count: tried })}`}
      </p>
    </div>
  );
}
