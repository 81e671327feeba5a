import { LogOut } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { readSending } from '../local/sending.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';

/** Leaves this device; asked first what becomes of what was not sent: sent, kept or lost. */
export function SignOut({ label }: { label: string }) {
  const { phone, sendAll, leave } = useWork();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const sending = useLive(() => readSending(phone), [phone]);
  const unsent = sending !== undefined && sending.waiting > 0;
  const sendFirst = async () => {
    setBusy(true);
    await sendAll().finally(() => setBusy(false));
  };
  return (
    <>
      <Button icon={LogOut} onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        title={t('outbox.signOutTitle')}
        onClose={() => setOpen(false)}
        actions={
          unsent ? (
            <>
              <Button kind="main" busy={busy} onPress={() => void sendFirst()}>
                {t('outbox.sendFirst')}
              </Button>
              <Button onPress={() => void leave('keep')}>{t('outbox.signOutKeep')}</Button>
              <Button kind="danger" onPress={() => void leave('wipe')}>
                {t('outbox.signOutWipe')}
              </Button>
            </>
          ) : (
            <>
              <Button onPress={() => setOpen(false)}>{t('app.cancel')}</Button>
              <Button kind="danger" onPress={() => void leave('wipe')}>
                {t('outbox.signOutNow')}
              </Button>
            </>
          )
        }
      >
        {unsent
          ? t('outbox.signOutUnsent', { count: sending.records, photos: sending.photos })
          : t('outbox.signOutClean')}
      </Dialog>
    </>
  );
}
