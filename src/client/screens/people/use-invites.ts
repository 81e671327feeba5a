import { useEffect, useRef, useState } from 'preact/hooks';
import type { Id } from '../../../shared/model.ts';
import type { Invite } from '../../../shared/wire.ts';
import { useWork } from '../../here.ts';
import type { TextKey } from '../../i18n.ts';
import type { PlaceTeam, Teammate } from '../../local/teams.ts';
import { inviteRefusal } from './invite-refusal.ts';

export type Guest = { person: Teammate; place: PlaceTeam };
export type Made = Guest & { invite: Invite };

export type Invites = {
  /** By person. */
  made: ReadonlyMap<Id, Made>;
  busy: boolean;
  /** Why the last `make` came to no end. */
  refused: TextKey | null;
  make: (guests: readonly Guest[]) => Promise<void>;
};

/** Invitations asked for one after the other; what was made stays when the network goes. */
export function useInvites(): Invites {
  const { invite, sendNow } = useWork();
  const [made, setMade] = useState<Invites['made']>(new Map());
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
