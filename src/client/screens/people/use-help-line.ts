import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { useLive } from '../../local/use-live.ts';
import { one } from '../../local/work.ts';

/** Whom to call, as an invitation prints it; null where the ward has no such number. */
export function useHelpLine(): string | null {
  const { phone, session } = useWork();
  const ward = useLive(() => one(phone.db, 'ward', session.ward.id), [phone]);
  const number = ward?.body.phone;
  return typeof number === 'string' && number !== ''
    ? t('invite.helpLine', { phone: number })
    : null;
}
