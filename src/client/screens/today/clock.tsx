import { t } from '../../i18n.ts';
import type { MyWork } from '../../local/day-list.ts';
import { Notice } from '../../parts/notice.tsx';

const MINUTE_MS = 60_000;
const WORTH_SAYING = 5;

/** Says that this phone's clock is wrong, by what the ward's clock said last. */
export function Clock({ skew }: Pick<MyWork, 'skew'>) {
  const minutes = Math.round(Math.abs(skew) / MINUTE_MS);
  if (minutes < WORTH_SAYING) return null;
  return <Notice kind="info" title={t('today.clock', { minutes })} />;
}
