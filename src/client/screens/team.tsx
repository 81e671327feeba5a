import { Users } from 'lucide-preact';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { LATELY_DAYS, readTeam } from '../local/team-work.ts';
import { useLive } from '../local/use-live.ts';
import { readPlaceMonth } from '../local/visits.ts';
import { Empty } from '../parts/empty.tsx';
import { Frame } from './frame.tsx';
import style from './screen.module.css';
import { useNow } from './use-now.ts';
import { MonthLine } from './visit/month-line.tsx';
import { when } from './when.ts';

/** Who is in the khu phố, and who did what lately. */
export function Team() {
  const { phone, session } = useWork();
  const now = useNow(phone);
  const { id: me, placeId } = session.person;
  const team = useLive(() => readTeam(phone, placeId), [phone, placeId]);
  const month = useLive(() => readPlaceMonth(phone, placeId), [phone, placeId]);
  const place = session.place?.name ?? session.ward.name;
  return (
    <Frame title={t('team.title', { place })} here="/to" place={session.ward.name}>
      {team?.length === 0 && <Empty icon={Users} text={t('team.empty')} />}
      {team && team.length > 0 && (
        <>
          {month && <MonthLine place={place} count={month} />}
          <p class={style.small}>{t('team.members', { count: team.length })}</p>
          <ul>
            {team.map(({ id, name, role, lately, lastAt }) => (
              <li key={id} class={style.item}>
                <p>
                  {name}
                  {id === me && ` ${t('team.me')}`}
                </p>
                <p class={style.marked}>
                  <span>{t(role === 'leader' ? 'team.leader' : 'team.member')}</span>
                  <span>
                    {lately > 0
                      ? t('team.lately', { count: lately, days: LATELY_DAYS })
                      : t('team.quiet', { days: LATELY_DAYS })}
                  </span>
                  {lastAt !== null && <span>{t('team.last', { time: when(lastAt, now) })}</span>}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Frame>
  );
}
