import { Inbox, Send } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { readOutbox } from '../local/outbox.ts';
import { readSending } from '../local/sending.ts';
import { readSentToday } from '../local/sent-today.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section } from '../parts/section.tsx';
import { Frame } from './frame.tsx';
import { SaveFile } from './hand-over/save-file.tsx';
import { InstallHint } from './install/hint.tsx';
import { Losses } from './losses.tsx';
import { Outcomes } from './outbox/outcomes.tsx';
import { PieceItem } from './outbox/piece-item.tsx';
import { SentItem } from './outbox/sent-item.tsx';
import { WifiOnly } from './outbox/wifi-only.tsx';
import style from './screen.module.css';
import { SignOut } from './sign-out.tsx';
import { useNow } from './use-now.ts';
import { when } from './when.ts';

/** All that this phone still has to send, in words, and what became of the rest. */
export function Outbox() {
  const { phone, sendAll } = useWork();
  const now = useNow(phone);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const sending = useLive(() => readSending(phone), [phone]);
  const work = useLive(() => readOutbox(phone), [phone]);
  const sent = useLive(() => readSentToday(phone), [phone]);
  const send = async () => {
    setBusy(true);
    await sendAll().finally(() => setBusy(false));
    setTried(true);
  };
  const offline = tried && sending?.net === 'unreachable';
  return (
    <Frame
      title={t('outbox.title')}
      here="/hop-gui"
      undo={offline && <Notice kind="info" title={t('outbox.offline')} live />}
      action={
        <Button kind="main" icon={Send} busy={busy} onPress={() => void send()}>
          {t('outbox.send')}
        </Button>
      }
    >
      {sending && work && sent && (
        <div class={style.stack}>
          <Losses />
          <div>
            {sending.waiting > 0 && (
              <p class={style.lead}>
                {t('outbox.left', { count: sending.records, photos: sending.photos })}
              </p>
            )}
            <p>
              {sending.heardAt === null
                ? t('outbox.never')
                : t('outbox.last', { time: when(sending.heardAt, now) })}
            </p>
            {sending.carrying && <p>{t('outbox.carrying')}</p>}
          </div>
          <WifiOnly />
          <Outcomes outcomes={work.outcomes} />
          {work.waiting.length > 0 ? (
            <Section title={t('outbox.waiting')} count={work.waiting.length}>
              <ul>
                {work.waiting.map((piece) => (
                  <PieceItem key={piece.id} piece={piece} now={now} />
                ))}
              </ul>
            </Section>
          ) : (
            <Empty icon={Inbox} text={t('outbox.empty')} />
          )}
          {sending.waiting > 0 && <SaveFile />}
          {sent.length > 0 && (
            <Section title={t('outbox.today')} count={sent.length} folds="folded">
              <ul>
                {sent.map((one) => (
                  <SentItem key={one.id} sent={one} now={now} />
                ))}
              </ul>
            </Section>
          )}
          <div>
            <SignOut label={t('outbox.signOut')} />
          </div>
          {/* Below all else: it comes once the browser has answered. */}
          <InstallHint waiting={sending.waiting > 0} />
        </div>
      )}
    </Frame>
  );
}
