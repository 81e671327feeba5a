import { UserPlus, Users } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { readTeamMonth } from '../local/team-month.ts';
import { useLive } from '../local/use-live.ts';
import { readPlaceMonth } from '../local/visits.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { MonthSteps } from '../parts/month-steps.tsx';
import { Frame } from './frame.tsx';
import style from './screen.module.css';
import { AddMember } from './team/add-member.tsx';
import { CodeLater } from './team/code-later.tsx';
import { JoinCode } from './team/join-code.tsx';
import { People } from './team/people.tsx';
import { useJoinCode } from './team/use-join-code.ts';
import { useMonth } from './use-month.ts';
import { useNow } from './use-now.ts';
import { MonthLine } from './visit/month-line.tsx';

/**
 * Who is in the khu phố. Its leader sees what each did in a month and lets people in; others see
 * their own month.
 */
export function Team() {
  const { phone, session } = useWork();
  const now = useNow(phone);
  const { placeId, role } = session.person;
  const leads = role === 'leader' && placeId !== null;
  const { month, ...steps } = useMonth(dayInVietnam(now));
  const read = useLive(() => readTeamMonth(phone.db, month), [phone, month]);
  const visits = useLive(() => readPlaceMonth(phone, placeId), [phone, placeId]);
  const [adding, setAdding] = useState(false);
  const codes = useJoinCode();
  const place = session.place?.name ?? session.ward.name;
  if (codes.shown) return <JoinCode {...codes.shown} place={place} onClose={codes.close} />;

  const team = read?.people.filter((person) => placeId !== null && person.placeId === placeId);
  const add = (
    <Button kind="main" icon={UserPlus} onPress={() => setAdding(!adding)}>
      {t('team.add')}
    </Button>
  );
  return (
    <Frame
      title={t('team.title', { place })}
      here="/to"
      place={session.ward.name}
      action={leads && !adding ? add : undefined}
    >
      {team?.length === 0 && <Empty icon={Users} text={t('team.empty')} />}
      {read && team && team.length > 0 && (
        <div class={style.stack}>
          <CodeLater {...codes} />
          {leads && adding && (
            <AddMember
              placeId={placeId}
              team={team}
              onAdded={(person) => {
                setAdding(false);
                void codes.ask(person);
              }}
            />
          )}
          <div class={style.near}>
            <h2>{t('team.days')}</h2>
            <MonthSteps {...steps} />
            {read.waiting > 0 && (
              <p class={style.small}>{t('team.waiting', { count: read.waiting })}</p>
            )}
          </div>
          <People team={team} now={now} codes={leads ? codes : null} />
          <p class={style.small}>
            {t('team.counted')} {!leads && t('team.ownOnly')}
          </p>
          {visits && <MonthLine place={place} count={visits} />}
        </div>
      )}
    </Frame>
  );
}
