import { Users } from 'lucide-preact';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { readTeamMonth } from '../local/team-month.ts';
import { useLive } from '../local/use-live.ts';
import { readPlaceMonth } from '../local/visits.ts';
import { Empty } from '../parts/empty.tsx';
import { MonthSteps } from '../parts/month-steps.tsx';
import { Frame } from './frame.tsx';
import style from './screen.module.css';
import { Person } from './team/person.tsx';
import { useMonth } from './use-month.ts';
import { useNow } from './use-now.ts';
import { MonthLine } from './visit/month-line.tsx';

/** Who is in the khu phố. Its leader sees what each did in a month, others their own month. */
export function Team() {
  const { phone, session } = useWork();
  const now = useNow(phone);
  const { id: me, placeId, role } = session.person;
  const { month, ...steps } = useMonth(dayInVietnam(now));
  const read = useLive(() => readTeamMonth(phone.db, month), [phone, month]);
  const visits = useLive(() => readPlaceMonth(phone, placeId), [phone, placeId]);
  const place = session.place?.name ?? session.ward.name;
  const leads = role === 'leader';
  const team = read?.people.filter((person) => person.placeId === placeId && placeId !== null);
  // One's own month first, where it is the only one in sight.
  const own = leads ? [] : (team?.filter(({ id }) => id === me) ?? []);
  return (
    <Frame title={t('team.title', { place })} here="/to" place={session.ward.name}>
      {team?.length === 0 && <Empty icon={Users} text={t('team.empty')} />}
      {read && team && team.length > 0 && (
        <div class={style.stack}>
          {visits && <MonthLine place={place} count={visits} />}
          <div class={style.near}>
            <h2>{t('team.days')}</h2>
            <MonthSteps {...steps} />
            <p class={style.small}>
              {t('team.counted')} {!leads && t('team.ownOnly')}
            </p>
            {read.waiting > 0 && (
              <p class={style.small}>{t('team.waiting', { count: read.waiting })}</p>
            )}
            <ul>
              {own.map((person) => (
                <Person key={person.id} person={person} me={me} now={now} shown />
              ))}
            </ul>
          </div>
          <div>
            <h2>{t('team.members', { count: team.filter(({ removed }) => !removed).length })}</h2>
            <ul>
              {team
                .filter(({ id, removed }) => leads || (id !== me && !removed))
                .map((person) => (
                  <Person key={person.id} person={person} me={me} now={now} shown={leads} />
                ))}
            </ul>
          </div>
        </div>
      )}
    </Frame>
  );
}
