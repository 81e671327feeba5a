import { useEffect, useState } from 'preact/hooks';
import type { MySession } from '../../shared/sessions.ts';
import { useWork } from '../here.ts';
import { type TextKey, t, useLanguage } from '../i18n.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { EndDevice } from './devices/end-device.tsx';
import { DeviceItem } from './devices/item.tsx';
import { Frame } from './frame.tsx';
import { refusalKey } from './refused.ts';
import style from './screen.module.css';
import { useNow } from './use-now.ts';

/** Where this person is signed in; a phone that is lost or no longer used is signed out from here. */
export function Devices() {
  const { phone } = useWork();
  useLanguage();
  const now = useNow(phone);
  const { known, busy, problem, ask, drop } = useSessions();
  const [asked, setAsked] = useState<MySession | null>(null);
  const [ended, setEnded] = useState(false);
  const [missed, setMissed] = useState<TextKey | null>(null);
  const begin = (session: MySession) => {
    setEnded(false);
    setMissed(null);
    setAsked(session);
  };
  return (
    <Frame title={t('devices.title')} back="/them" here="/them">
      <div class={style.stack}>
        {known && <p>{t('devices.hint')}</p>}
        {!known && busy && <p role="status">{t('devices.asking')}</p>}
        {problem && (
          <Notice
            kind="info"
            title={t(problem)}
            actions={<Button onPress={() => void ask()}>{t('app.retry')}</Button>}
            live
          />
        )}
        {ended && <Notice kind="success" title={t('devices.ended')} live />}
        {missed && <Notice kind="error" title={t(missed)} live />}
        <ul>
          {known?.map((session) => (
            <DeviceItem key={session.id} session={session} now={now} onEnd={() => begin(session)} />
          ))}
        </ul>
      </div>
      <EndDevice
        session={asked}
        now={now}
        onClose={(why) => {
          setAsked(null);
          setMissed(why);
        }}
        onEnded={(session) => {
          setAsked(null);
          setEnded(true);
          drop(session);
        }}
      />
    </Frame>
  );
}

/** The list as the ward gave it, asked for at once and again by `ask`. */
function useSessions() {
  const { sessions } = useWork();
  const [known, setKnown] = useState<MySession[] | null>(null);
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setKnown(await sessions());
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => void ask(), []);
  const drop = ({ id }: MySession) => {
    setKnown((before) => before?.filter((one) => one.id !== id) ?? null);
  };
  return { known, busy, problem, ask, drop };
}

function problemOf(error: unknown): TextKey {
  if (error instanceof Error && error.name === 'Unreachable') return 'devices.offline';
  return refusalKey(error);
}
