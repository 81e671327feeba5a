import { useState } from 'preact/hooks';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import { visitTable } from '../../shared/visit-table.ts';
import { countVisits } from '../../shared/visits.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { readPlaces } from '../local/oversight.ts';
import { useLive } from '../local/use-live.ts';
import { firstOfMonth, monthBefore, readSkills, readVisitMonth } from '../local/visits.ts';
import { Empty } from '../parts/empty.tsx';
import { Select } from '../parts/select.tsx';
import { Stat } from '../parts/stat.tsx';
import { Frame } from './frame.tsx';
import own from './official.module.css';
import { officialsOnly } from './officials-only.tsx';
import style from './screen.module.css';
import { useNow } from './use-now.ts';
import { SkillEditor } from './visits/skill-editor.tsx';
import { VisitsTable } from './visits/visits-table.tsx';

const MONTHS = 12;

/** The ward's visits of one month, by khu phố and skill, and the list that members choose from. */
export const Visits = officialsOnly('visits.title', Desk);

function Desk() {
  const { phone } = useWork();
  const now = useNow(phone);
  const months = lastMonths(dayInVietnam(now));
  const [chosen, setChosen] = useState<string | null>(null);
  const month = chosen ?? months[0] ?? '';
  const read = useLive(async () => {
    const [places, skills, visits] = await Promise.all([
      readPlaces(phone.db),
      readSkills(phone.db),
      readVisitMonth(phone.db, month),
    ]);
    return { places, skills, visits };
  }, [phone, month]);
  const count = read && countVisits(read.visits);
  return (
    <Frame title={t('visits.title')} back="/" here="/" wide>
      {read && count && (
        <div class={style.stack}>
          <Select
            label={t('visits.month')}
            value={month}
            onChoose={setChosen}
            options={months.map((each) => ({ value: each, label: monthName(each) }))}
          />
          <div class={own.stats}>
            <Stat value={count.visits} label={t('visits.helped')} />
            <Stat value={count.people} label={t('visits.people')} />
            <Stat value={count.tried} label={t('visits.tried')} />
          </div>
          {count.visits + count.tried === 0 ? (
            <Empty text={t('visits.none')} />
          ) : (
            <VisitsTable {...read} table={visitTable(read.visits)} total={count} />
          )}
          <p class={style.small}>
            {t('visits.note')} {t('overview.footnote')}
          </p>
          <SkillEditor skills={read.skills} />
        </div>
      )}
    </Frame>
  );
}

function lastMonths(today: string): string[] {
  const months = [firstOfMonth(today)];
  while (months.length < MONTHS) months.push(monthBefore(months.at(-1) ?? today));
  return months;
}

function monthName(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return t('visits.monthName', { month: number, year });
}
