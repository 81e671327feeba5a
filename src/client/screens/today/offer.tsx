import { AlarmClock } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { phoneSystem } from '../../../shared/phone-system.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { quietWords } from '../reminders/quiet-words.ts';
import { useReminding } from '../reminders/use-reminding.ts';

/** Offers reminders once, to somebody who knows by now what the app is for: `may` they be offered? */
export function Offer({ may }: { may: boolean }) {
  const [offered, setOffered] = useState(may);
  const { on, busy, problem, turn, putOff } = useReminding(
    phoneSystem(navigator.userAgent) === 'iphone',
  );
  if (!offered) return null;
  if (on) return <Notice kind="success" title={t('remind.isOn')} live />;
  const later = () => {
    setOffered(false);
    void putOff();
  };
  return (
    <Notice
      kind="info"
      title={t('remind.offer')}
      actions={
        <>
          <Button onPress={later}>{t('app.later')}</Button>
          <Button icon={AlarmClock} busy={busy} onPress={() => void turn(true)}>
            {t('remind.turnOn')}
          </Button>
        </>
      }
    >
      <p>{`${t('remind.what')} ${quietWords()}`}</p>
      <p role="status">{problem && t(problem)}</p>
    </Notice>
  );
}
