import { useState } from 'preact/hooks';
import type { Id } from '../../../shared/model.ts';
import type { Invite } from '../../../shared/wire.ts';
import { useWork } from '../../here.ts';
import type { TextKey } from '../../i18n.ts';
import { refusalKey } from '../refused.ts';

/** Who a code is for. */
export type Invited = { id: Id; name: string };

/** Asks the ward for somebody's joining code: which is shown, who waits for one, and why not yet. */
export function useJoinCode() {
  const { phone, invite, sendNow } = useWork();
  const [busy, setBusy] = useState<Id | null>(null);
  const [missed, setMissed] = useState<{ person: Invited; why: TextKey } | null>(null);
  const [shown, setShown] = useState<{ person: Invited; invite: Invite } | null>(null);

  const ask = async (person: Invited) => {
    setBusy(person.id);
    setMissed(null);
    try {
      // The ward gives no code for somebody it has not heard of: a person just added goes first.
      await sendNow();
      const entries = await phone.db.outbox.toArray();
      if (entries.some(({ op }) => op.id === person.id)) {
        return setMissed({ person, why: 'joinCode.needsNet' });
      }
      setShown({ person, invite: await invite(person.id) });
    } catch (error) {
      setMissed({ person, why: reasonOf(error) });
    } finally {
      setBusy(null);
    }
  };
  return { ask, busy, missed, shown, close: () => setShown(null) };
}

function reasonOf(error: unknown): TextKey {
  if (error instanceof Error && error.name === 'Unreachable') return 'joinCode.needsNet';
  return refusalKey(error);
}
