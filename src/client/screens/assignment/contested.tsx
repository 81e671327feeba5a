import { useWork } from '../../here.ts';
import { formatTime, t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { readMerged } from '../../local/outbox.ts';
import { useLive } from '../../local/use-live.ts';
import { Notice } from '../../parts/notice.tsx';
import { Understood } from '../outbox/understood.tsx';

/** Told and never asked: an official chooses. Whoever it was told by an outcome need not see it twice. */
export function Contested({ work }: { work: AssignmentWork }) {
  const { phone } = useWork();
  const { readings } = work.assignment.body;
  const ops = readings.map(({ op }) => op);
  const merged = useLive(() => readMerged(phone, ops), [phone, ops.join()]);
  if (merged === undefined || merged?.told) return null;
  const [first, second] = readings;
  const name = (by: string) => work.names.get(by) ?? t('app.someone');
  return (
    <Notice
      kind="conflict"
      title={t('returned.twoTitle')}
      actions={merged ? <Understood id={merged.id} /> : undefined}
    >
      {first && second && (
        <p>
          {t('returned.twoWho', {
            first: name(first.by),
            firstTime: formatTime(first.at),
            second: name(second.by),
            secondTime: formatTime(second.at),
          })}
        </p>
      )}
      <p>{t('returned.two')}</p>
    </Notice>
  );
}
