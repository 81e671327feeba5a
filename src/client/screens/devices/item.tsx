import { LogOut } from 'lucide-preact';
import type { Instant } from '../../../shared/model.ts';
import type { MySession } from '../../../shared/sessions.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { deviceKey } from '../device-key.ts';
import style from '../screen.module.css';
import { when } from '../when.ts';

/** One device in words; all but the present one have a way out. */
export function DeviceItem(props: { session: MySession; now: Instant; onEnd: () => void }) {
  const { session, now, onEnd } = props;
  const device = t(deviceKey(session.device));
  const last = lastWords(session, now);
  return (
    <li class={style.item}>
      <p>{session.here ? t('devices.here', { device }) : device}</p>
      <p class={style.small}>{last}</p>
      {!session.here && (
        <Button icon={LogOut} onPress={onEnd}>
          {t('devices.end')}
          <span class="spoken">{` ${device}, ${last}`}</span>
        </Button>
      )}
    </li>
  );
}

/** When it was last heard, or since when it is known where that was never noted. */
export function lastWords({ since, seenAt }: MySession, now: Instant): string {
  if (seenAt === null) return t('devices.since', { time: when(since, now) });
  return t('devices.last', { time: when(seenAt, now) });
}
