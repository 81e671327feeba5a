import { CalendarCheck, ClipboardList, House, Printer, UserPlus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { matches } from '../../shared/text/match.ts';
import type { Invite } from '../../shared/wire.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { type PlaceTeam, readTeams, type Teammate } from '../local/teams.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Frame } from './frame.tsx';
import { TakeFile } from './hand-over/take-file.tsx';
import { Losses } from './losses.tsx';
import { officialsOnly } from './officials-only.tsx';
import { AddPerson } from './people/add-person.tsx';
import { AddPlace } from './people/add-place.tsx';
import { Card } from './people/card.tsx';
import { ManyCards } from './people/many-cards.tsx';
import style from './people/people.module.css';
import { PeopleList } from './people/people-list.tsx';
import { Team } from './people/team.tsx';
import { useInvites } from './people/use-invites.ts';
import screen from './screen.module.css';

type Open = 'person' | 'place' | 'list' | 'cards' | null;

/** The places of the ward with their people; an invitation on paper for each of them. */
export const People = officialsOnly('people.title', Desk);

function Desk() {
  const { phone } = useWork();
  const teams = useLive(() => readTeams(phone.db), [phone]);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<Open>(null);
  const [added, setAdded] = useState<string | null>(null);
  const [invited, setInvited] = useState<{ person: Teammate; place: string; invite: Invite }>();
  const invites = useInvites();
  if (invited) return <Card {...invited} onClose={() => setInvited(undefined)} />;
  if (open === 'cards' && teams) {
    const close = () => setOpen(null);
    return <ManyCards places={teams.places} invites={invites} onClose={close} />;
  }

  const found = teams?.places.filter((place) => fits(place, query)) ?? [];
  const show = (which: Open) => {
    setAdded(null);
    setOpen(which === open ? null : which);
  };
  const done = (words: string) => {
    // Adding takes its time: what was opened meanwhile stays.
    setOpen((now) => (now === 'cards' ? now : null));
    setAdded(words);
  };
  const named = (name: string) => done(t('people.added', { name }));
  return (
    <Frame title={t('people.title')} back="/" here="/" wide>
      {teams && (
        <div class={screen.stack}>
          <Losses />
          <div class={screen.line}>
            <Button icon={UserPlus} onPress={() => show('person')}>
              {t('people.addPerson')}
            </Button>
            <Button icon={House} onPress={() => show('place')}>
              {t('people.addPlace')}
            </Button>
            <Button icon={ClipboardList} onPress={() => show('list')}>
              {t('peopleList.title')}
            </Button>
            <Button icon={Printer} onPress={() => show('cards')}>
              {t('invite.many')}
            </Button>
            <Button icon={CalendarCheck} href="/ngay-lam-viec">
              {t('workDays.title')}
            </Button>
          </div>
          {open === 'person' && <AddPerson places={teams.places} onDone={named} />}
          {open === 'place' && <AddPlace places={teams.places} onDone={named} />}
          {open === 'list' && (
            <PeopleList
              places={teams.places}
              onDone={(count) => done(t('peopleList.done', { count }))}
            />
          )}
          {added !== null && (
            <Notice kind="success" title={added} live>
              <p>{t('people.personHint')}</p>
            </Notice>
          )}
          <SearchBox onQuery={setQuery} />
          <p class={screen.small}>{t('people.offline')}</p>
          <div class={style.teams}>
            {query.trim() === '' && (
              <Team
                name={t('people.officials')}
                people={teams.officials}
                places={teams.places}
                onInvite={(person, invite) => setInvited({ person, place: '', invite })}
              />
            )}
            {found.map(({ id, name, people }) => (
              <Team
                key={id}
                name={name}
                people={people}
                places={teams.places}
                unfolded={query.trim() !== ''}
                onInvite={(person, invite) => setInvited({ person, place: name, invite })}
              />
            ))}
          </div>
          <TakeFile />
          {teams.places.length === 0 && <Empty text={t('overview.noPlaces')} />}
          {teams.places.length > 0 && found.length === 0 && (
            <Empty text={t('search.nothing', { query })} />
          )}
        </div>
      )}
    </Frame>
  );
}

function fits(place: PlaceTeam, query: string): boolean {
  return matches(query, place.name) || place.people.some(({ name }) => matches(query, name));
}
