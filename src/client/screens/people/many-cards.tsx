import { Printer } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { PlaceTeam } from '../../local/teams.ts';
import { Button } from '../../parts/button.tsx';
import { joinAddress, joinLink, showCode } from '../../parts/code.ts';
import { Empty } from '../../parts/empty.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { Select } from '../../parts/select.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { Frame } from '../frame.tsx';
import screen from '../screen.module.css';
import { untilWords } from '../until-words.ts';
import style from './many-cards.module.css';
import paper from './paper.module.css';
import { useHelpLine } from './use-help-line.ts';
import type { Guest, Invites, Made } from './use-invites.ts';

const ALL = '';

export type ManyCardsProps = {
  places: PlaceTeam[];
  /** What was made stays when the screen is closed: a code is shown once and stored nowhere. */
  invites: Invites;
  onClose: () => void;
};

/** Invitations on paper for all who have entered nothing yet, eight to a page. */
export function ManyCards({ places, invites, onClose }: ManyCardsProps) {
  const [placeId, setPlaceId] = useState(ALL);
  const guests = guestsOf(places, placeId);
  const { made, busy, refused, make } = invites;
  const helpLine = useHelpLine();
  const shown = guests.flatMap(({ person }) => made.get(person.id) ?? []);
  const left = guests.filter(({ person }) => !made.has(person.id));
  const counts = { done: shown.length, total: guests.length };
  const cut = refused === 'invite.noWifi' && shown.length > 0;
  const print = (kind: 'main' | 'plain') => (
    <Button kind={kind} icon={Printer} onPress={() => window.print()}>
      {t('invite.printMany', { count: shown.length })}
    </Button>
  );
  return (
    <Frame
      title={t('invite.many')}
      here="/"
      wide
      action={
        left.length > 0 ? (
          <Button kind="main" busy={busy} onPress={() => void make(left)}>
            {t('invite.makeMany', { count: left.length })}
          </Button>
        ) : (
          shown.length > 0 && print('main')
        )
      }
    >
      <div class={screen.stack}>
        <p>{t('invite.manyHint')}</p>
        <Select
          label={t('plan.place')}
          options={[
            { value: ALL, label: t('invite.allPlaces') },
            ...places.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={placeId}
          onChoose={setPlaceId}
        />
        {guests.length === 0 && <Empty text={t('invite.nobodyLeft')} />}
        <p role="status">{shown.length > 0 && t('invite.made', counts)}</p>
        <Wrong id="invites" text={refused && t(cut ? 'invite.cut' : refused)} />
        <ul class={`${style.cards} ${paper.paper}`}>
          {shown.map((card) => (
            <SmallCard key={card.person.id} {...card} helpLine={helpLine} />
          ))}
        </ul>
        <div class={screen.line}>
          {left.length > 0 && shown.length > 0 && print('plain')}
          <Button onPress={onClose}>{t('app.close')}</Button>
        </div>
      </div>
    </Frame>
  );
}

/** Who is of these places and was never heard of. */
function guestsOf(places: readonly PlaceTeam[], placeId: string): Guest[] {
  return places
    .filter(({ id }) => placeId === ALL || id === placeId)
    .flatMap((place) => {
      const fresh = place.people.filter(({ removed, lastAt }) => !removed && lastAt === null);
      return fresh.map((person) => ({ person, place }));
    });
}

function SmallCard({ person, place, invite, helpLine }: Made & { helpLine: string | null }) {
  const { session } = useWork();
  const { code, expires } = invite;
  return (
    <li class={style.card}>
      <div class={style.scan}>
        <QrCode text={joinLink(code)} label={t('invite.qr')} />
      </div>
      <div class={style.words}>
        <p>{`${session.ward.name} · ${place.name}`}</p>
        <p class={style.name}>{person.name}</p>
        <p class={style.code}>{showCode(code)}</p>
        <p>{t('invite.manyHow', { address: joinAddress() })}</p>
        <p>{t('invite.untilTime', untilWords(expires))}</p>
        {helpLine && <p>{helpLine}</p>}
      </div>
    </li>
  );
}
