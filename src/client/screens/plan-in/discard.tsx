import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { PlanIn } from '../../local/import/use-plan-in.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';

/** Forgets the draft, after one question: corrections cannot be brought back. */
export function Discard({ planIn }: { planIn: PlanIn }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" onPress={() => setAsking(true)}>
        {t('planIn.discard')}
      </Button>
      <Dialog
        open={asking}
        title={t('planIn.discardAsk')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('app.keep')}</Button>
            <Button kind="danger" onPress={() => void planIn.forget()}>
              {t('planIn.discard')}
            </Button>
          </>
        }
      >
        <p>{t('planIn.discardNote')}</p>
      </Dialog>
    </>
  );
}
