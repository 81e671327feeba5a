import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { readSending } from '../local/sending.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { CallWard } from './call-ward.tsx';
import { Frame } from './frame.tsx';
import style from './screen.module.css';

/** For somebody who is no longer of the team: what was done still counts, and may still be on its way. */
export function Removed() {
  const { phone } = useWork();
  const waiting = useLive(() => readSending(phone), [phone])?.waiting ?? 0;
  return (
    <Frame title={t('today.title')} here="/">
      <div class={style.stack}>
        <Notice
          kind="info"
          title={t('removed.title')}
          actions={
            <>
              {waiting > 0 && <Button href="/hop-gui">{t('outbox.title')}</Button>}
              <CallWard />
            </>
          }
        >
          <p>{waiting > 0 ? t('removed.waiting', { count: waiting }) : t('removed.sent')}</p>
          <p>{t('removed.call')}</p>
        </Notice>
      </div>
    </Frame>
  );
}
