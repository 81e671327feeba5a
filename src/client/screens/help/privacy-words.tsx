import { t } from '../../i18n.ts';
import style from '../screen.module.css';

/** The plain page that a member can show at the door; `phone` where the ward's number is known. */
export function PrivacyWords({ phone = null }: { phone?: string | null }) {
  return (
    <div class={style.near}>
      <p>{t('privacy.keep')}</p>
      <p>{t('privacy.ask')}</p>
      <p>{t('privacy.spot')}</p>
      <p>{t('privacy.who')}</p>
      <p>{t('privacy.publish')}</p>
      <p>{t('privacy.long')}</p>
      <p>{phone === null ? t('privacy.stopAtWard') : t('privacy.stop', { phone })}</p>
    </div>
  );
}
