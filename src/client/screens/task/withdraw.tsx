import { useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { formatTime, t } from '../../i18n.ts';
import type { GivenTask } from '../../local/given.ts';
import { mutate } from '../../local/mutate.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';

/** Says what was just given, and takes it back while that is still offered. */
export function Withdraw({ giving }: { giving: GivenTask['recent'][number] }) {
  const { phone } = useWork();
  const [asking, setAsking] = useState(false);
  const { assignmentIds, until } = giving;
  const count = assignmentIds.length;
  return (
    <>
      <Notice
        kind="success"
        title={t('give.done', { count })}
        actions={<Button onPress={() => setAsking(true)}>{t('give.withdraw')}</Button>}
        live
      >
        <p>{t('task.withdrawUntil', { time: formatTime(until) })}</p>
      </Notice>
      <Dialog
        open={asking}
        title={t('task.withdrawAsk', { count })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('app.keep')}</Button>
            <Button
              kind="danger"
              onPress={() => void mutate(phone, { kind: 'assignment.withdraw', assignmentIds })}
            >
              {t('give.withdraw')}
            </Button>
          </>
        }
      >
        <p>{t('task.withdrawNote')}</p>
      </Dialog>
    </>
  );
}
