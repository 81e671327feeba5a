import { QrCode } from 'lucide-preact';
import type { Instant } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { Teammate } from '../../local/team-month.ts';
import { Button } from '../../parts/button.tsx';
import { Person } from './person.tsx';
import type { useJoinCode } from './use-join-code.ts';

export type PeopleProps = {
  team: Teammate[];
  now: Instant;
  /** The way to a joining code, for the leader; null for others, who see their own month alone. */
  codes: Pick<ReturnType<typeof useJoinCode>, 'ask' | 'busy'> | null;
};

/** The people of the khu phố; for a member the own month comes first. */
export function People({ team, now, codes }: PeopleProps) {
  const { session } = useWork();
  const me = session.person.id;
  const here = team.filter(({ removed }) => !removed);
  const own = codes ? [] : team.filter(({ id }) => id === me);
  const rest = codes ? team : here.filter(({ id }) => id !== me);
  return (
    <>
      {own.length > 0 && (
        <ul>
          {own.map((person) => (
            <Person key={person.id} person={person} me={me} now={now} shown />
          ))}
        </ul>
      )}
      <div>
        <h2>{t('team.members', { count: here.length })}</h2>
        <ul>
          {rest.map((person) => (
            <Person key={person.id} person={person} me={me} now={now} shown={codes !== null}>
              {codes && person.role === 'member' && !person.removed && (
                <div>
                  <Button
                    icon={QrCode}
                    busy={codes.busy === person.id}
                    onPress={() => void codes.ask(person)}
                  >
                    {t('team.showCode')}
                    <span class="spoken"> {t('people.inviteFor', { name: person.name })}</span>
                  </Button>
                </div>
              )}
            </Person>
          ))}
        </ul>
      </div>
    </>
  );
}
