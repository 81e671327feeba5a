import { Printer } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Invite } from '../../../shared/wire.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { PlaceTeam, Teammate } from '../../local/teams.ts';
import { Button } from '../../parts/button.tsx';
import { joinAddress, joinLink, showCode } from '../../parts/code.ts';
import { Empty } from '../../parts/empty.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { Select } from '../../parts/select.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { Frame } from '../frame.tsx';
import screen from '../screen.module.css';
import { untilWords } from '../until-words.ts';
import { inviteRefusal } from './invite-refusal.ts';
import style from './many-cards.module.css';
import paper from './paper.module.css';
import { useHelpLine } from './use-help-line.ts';

const ALL = '';

type Guest = { person: Teammate; place: PlaceTeam };
type Made = Guest & { invite: Invite };

export type ManyCardsProps = { places: PlaceTeam[]; onClose: () => void };

/** Invitations on paper for all who have entered nothing yet, eight to a page. */
export function ManyCards({ places, onClose }: ManyCardsProps) {
  const [placeId, setPlaceId] = useState(ALL);
  const guests = guestsOf(places, placeId);
  const { made, busy, refused, make } = useInvites();
  const helpLine = useHelpLine();
  const shown = guests.flatMap(({ person }) => made.get(person.id) ?? []);
  const left = guests.filter(({ person }) => !made.has(person.id));
  const counts = { done: shown.length, total: guests.length };
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
          shown.length > 0 && (
            <Button kind="main" icon={Printer} onPress={() => window.print()}>
              {t('invite.printMany', { count: shown.length })}
            </Button>
          )
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
        <Wrong id="invites" text={refused && t(refused)} />
        <ul class={`${style.cards} ${paper.paper}`}>
          {shown.map((card) => (
            <SmallCard key={card.person.id} {...card} helpLine={helpLine} />
          ))}
        </ul>
        <div class={screen.line}>
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

/** Invitations by person, asked for one after the other; what was made stays when the network goes. */
function useInvites() {
  const { invite, sendNow } = useWork();
  const [made, setMade] = useState<ReadonlyMap<string, Made>>(new Map());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<TextKey | null>(null);
  const here = useRef(true);
  useEffect(() => {
    return () => {
      here.current = false;
    };
  }, []);
  const make = async (guests: readonly Guest[]) => {
    setBusy(true);
    setRefused(null);
    try {
      // The ward gives no code for somebody it has not heard of: people just added go first.
      await sendNow();
      for (const guest of guests) {
        if (!here.current) return;
        const card = { ...guest, invite: await invite(guest.person.id) };
        setMade((before) => new Map(before).set(guest.person.id, card));
      }
    } catch (error) {
      setRefused(inviteRefusal(error));
    } finally {
      setBusy(false);
    }
  };
  return { made, busy, refused, make };
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
