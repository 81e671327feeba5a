import { useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { formatTime, t } from '../../i18n.ts';
import { readGivenBatch, withdrawBatch } from '../../local/import/given-batch.ts';
import { useLive } from '../../local/use-live.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useNow } from '../use-now.ts';

/** What was just given as one, and the way to take all of it back for ten minutes. */
export function GivenNotice() {
  const { phone } = useWork();
  const now = useNow(phone);
  const [asking, setAsking] = useState(false);
  const batch = useLive(() => readGivenBatch(phone.db, now), [phone, now]);
  if (!batch) return null;
  const { tasks, places, until } = batch;
  return (
    <>
      <Notice
        kind="success"
        title={t('planIn.given', { tasks, places })}
        actions={<Button onPress={() => setAsking(true)}>{t('planIn.withdraw')}</Button>}
        live
      >
        <p>{t('task.withdrawUntil', { time: formatTime(until) })}</p>
      </Notice>
      <Dialog
        open={asking}
        title={t('planIn.withdrawAsk', { tasks })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('app.keep')}</Button>
            <Button kind="danger" onPress={() => void withdrawBatch(phone, batch)}>
              {t('planIn.withdraw')}
            </Button>
          </>
        }
      >
        <p>{t('task.withdrawNote')}</p>
      </Dialog>
    </>
  );
}
