import { dayInVietnam } from '../../shared/calendar/day.ts';
import { useWork } from '../here.ts';
import { formatDay, t } from '../i18n.ts';
import { type LossLine, readLosses, understoodLoss } from '../local/losses.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { deviceKey } from './device-key.ts';

/**
 * Work that may be lost with a phone, named until it was read; nothing where nothing is.
 * @param before what was read of it already.
 */
export function Losses({ before = [] }: { before?: LossLine[] }) {
  const { phone, session } = useWork();
  const losses = useLive(() => readLosses(phone, session), [phone, session], before) ?? [];
  return (
    <>
      {losses.map((loss) => (
        <Notice
          key={loss.id ?? ''}
          kind="error"
          title={titleOf(loss)}
          actions={
            <Button onPress={() => void understoodLoss(phone, loss.id)}>
              {t('app.understood')}
            </Button>
          }
        >
          {loss.why === 'copied'
            ? t('loss.copiedDo')
            : t(loss.name === null ? 'loss.ownDo' : 'loss.otherDo')}
        </Notice>
      ))}
    </>
  );
}

function titleOf({ why, name, device, count, photos, oldest }: LossLine): string {
  const kind = device === null ? '' : t(deviceKey(device));
  const whose =
    device === null
      ? t('loss.here')
      : name === null
        ? t('loss.own', { device: kind })
        : t('loss.of', { device: kind, name });
  if (why === 'copied') return t('loss.copied', { whose });
  if (count === 0) return t('loss.photos', { whose, count: photos });
  if (oldest === null) return t('loss.some', { whose, count });
  const day = dayInVietnam(oldest);
  return t('loss.since', { whose, count, day: `${formatDay(day)}/${day.slice(0, 4)}` });
}
