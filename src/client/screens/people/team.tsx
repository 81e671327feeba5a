import { useState } from 'preact/hooks';
import type { Invite } from '../../../shared/wire.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { PlaceTeam, Teammate } from '../../local/teams.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { useNow } from '../use-now.ts';
import { when } from '../when.ts';
import { ChangePerson } from './change-person.tsx';
import { inviteRefusal } from './invite-refusal.ts';
import style from './people.module.css';

export type TeamProps = {
  name: string;
  people: Teammate[];
  /** Where somebody may be moved to. */
  places: PlaceTeam[];
  unfolded?: boolean;
  onInvite: (person: Teammate, invite: Invite) => void;
};

/** The people of one place, each with the way to an invitation. */
export function Team({ name, people, places, unfolded = false, onInvite }: TeamProps) {
  return (
    <div class={style.team}>
      <Section title={name} count={people.length} folds={unfolded ? 'open' : 'folded'}>
        {people.length === 0 && <p>{t('people.none')}</p>}
        <ul>
          {people.map((person) => (
            <Row
              key={person.id}
              person={person}
              places={places}
              onInvite={(invite) => onInvite(person, invite)}
            />
          ))}
        </ul>
      </Section>
    </div>
  );
}

type RowProps = {
  person: Teammate;
  places: PlaceTeam[];
  onInvite: (invite: Invite) => void;
};

function Row({ person, places, onInvite }: RowProps) {
  const { phone, invite, sendNow } = useWork();
  const now = useNow(phone);
  const [busy, setBusy] = useState(false);
  const [changing, setChanging] = useState(false);
  const [refused, setRefused] = useState<TextKey | null>(null);
  const ask = async () => {
    setBusy(true);
    setRefused(null);
    try {
      // The ward gives no code for somebody it has not heard of: a person just added goes first.
      await sendNow();
      onInvite(await invite(person.id));
    } catch (error) {
      setRefused(inviteRefusal(error));
    } finally {
      setBusy(false);
    }
  };
  const role = person.role === 'official' ? t('people.official') : t(`team.${person.role}`);
  const last =
    person.lastAt === null
      ? t('overview.neverEntered')
      : t('people.lastEntry', { time: when(person.lastAt, now) });
  const about = person.removed ? t('people.gone') : role;
  return (
    <li class={style.person}>
      <p class={style.who}>
        <b>{person.name}</b>
        <small class={style.about}>
          {person.role === 'official' ? about : `${about} · ${last}`}
        </small>
      </p>
      <div class={style.deeds}>
        <Button onPress={() => setChanging(!changing)}>
          {t('people.edit')}
          <span class="spoken"> {t('people.editFor', { name: person.name })}</span>
        </Button>
        {!person.removed && (
          <Button busy={busy} onPress={() => void ask()}>
            {t('people.invite')}
            <span class="spoken"> {t('people.inviteFor', { name: person.name })}</span>
          </Button>
        )}
      </div>
      {changing && (
        <ChangePerson person={person} places={places} onDone={() => setChanging(false)} />
      )}
      <Wrong id={`invite-${person.id}`} text={refused && t(refused)} />
    </li>
  );
}
