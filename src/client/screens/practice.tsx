import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { readState } from '../local/phone.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { TaskRow } from '../parts/task-row.tsx';
import { Frame } from './frame.tsx';
import style from './screen.module.css';
import { useUndo } from './use-undo.tsx';

/**
 * The first task of a new member is the tour. It lives on this screen alone: no op is made, so it
 * can reach no number of the ward. "Đã gửi" appears only after the ward truly answered this phone.
 */
export function Practice() {
  const { phone, sendNow } = useWork();
  const { route } = useLocation();
  const [state, setState] = useState<'open' | 'waiting' | 'sent'>('open');
  const { offerUndo, bar } = useUndo();

  const tick = async (done: boolean) => {
    setState(done ? 'waiting' : 'open');
    if (!done) return;
    offerUndo(t('undo.ticked'), async () => setState('open'));
    const before = (await readState(phone.db)).heardAt;
    await sendNow();
    const { heardAt } = await readState(phone.db);
    if (heardAt !== null && heardAt !== before) {
      setState((now) => (now === 'waiting' ? 'sent' : now));
    }
  };
  return (
    <Frame
      title={t('practice.title')}
      here="/"
      undo={bar}
      action={
        <Button kind={state === 'open' ? 'plain' : 'main'} onPress={() => route('/cai-may')}>
          {t(state === 'open' ? 'practice.skip' : 'practice.goOn')}
        </Button>
      }
    >
      <div class={style.stack}>
        <p class={style.practice}>{t('practice.note')}</p>
        <ul>
          <TaskRow
            title={t('practice.task')}
            href="/lam-thu"
            done={state !== 'open'}
            onTick={(done) => void tick(done)}
            {...(state === 'open' ? {} : { mark: { state } })}
          />
        </ul>
        {state === 'waiting' && <Notice kind="info" title={t('practice.waiting')} live />}
        {state === 'sent' && <Notice kind="success" title={t('practice.sent')} live />}
      </div>
    </Frame>
  );
}
