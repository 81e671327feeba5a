import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { tellsNetwork } from '../../local/network.ts';
import { useLive } from '../../local/use-live.ts';
import { chooseWifi, readWifi } from '../../local/wifi.ts';
import { TickBox } from '../../parts/tick-box.tsx';
import style from '../screen.module.css';

/** Whether this phone keeps its full photos for Wi-Fi, and what that means on this phone. */
export function WifiOnly() {
  const { phone } = useWork();
  const wifi = useLive(() => readWifi(phone.db), [phone]);
  return (
    // Its place is kept until it is read: nothing below it moves.
    <div class={style.near} style={wifi ? undefined : { visibility: 'hidden' }}>
      <TickBox checked={wifi?.only === true} onTick={(only) => chooseWifi(phone.db, only)}>
        {t('outbox.wifiOnly')}
      </TickBox>
      {wifi?.only && (
        <p class={style.small}>
          {t('outbox.wifiHint')} {!tellsNetwork() && t('outbox.wifiBlind')}
        </p>
      )}
    </div>
  );
}
