import { useState } from 'preact/hooks';
import type { Instant } from '../../../shared/model.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { MySession } from '../../../shared/sessions.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { deviceKey } from '../device-key.ts';
import { refusalKey } from '../refused.ts';
import { lastWords } from './item.tsx';

export type EndDeviceProps = {
  /** The device in question; null while none is. */
  session: MySession | null;
  now: Instant;
  /** Closed; `why` nothing was done where that was not wanted so. */
  onClose: (why: TextKey | null) => void;
  onEnded: (session: MySession) => void;
};

/** Asks whether to sign a device out, and says first what becomes of what is on it. */
export function EndDevice({ session, now, onClose, onEnded }: EndDeviceProps) {
  const { endSession } = useWork();
  const [busy, setBusy] = useState(false);
  const end = async () => {
    if (!session) return;
    setBusy(true);
    try {
      await endSession(session.id);
      onEnded(session);
    } catch (error) {
      // Another device was quicker: what was wanted is so.
      if (error instanceof Refusal && error.code === 'notFound') return onEnded(session);
      onClose(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={session !== null}
      title={t('devices.endTitle')}
      onClose={() => onClose(null)}
      actions={
        <>
          <Button onPress={() => onClose(null)}>{t('app.cancel')}</Button>
          <Button kind="danger" busy={busy} onPress={() => void end()}>
            {t('devices.endNow')}
          </Button>
        </>
      }
    >
      {session && (
        <>
          <p>{`${t(deviceKey(session.device))} · ${lastWords(session, now)}`}</p>
          <p>{t('devices.endStops')}</p>
          <p>{t('devices.endKeeps')}</p>
        </>
      )}
    </Dialog>
  );
}

function problemOf(error: unknown): TextKey {
  if (error instanceof Error && error.name === 'Unreachable') return 'devices.endOffline';
  return refusalKey(error);
}
