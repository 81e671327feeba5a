import type { Id } from '../../../shared/model.ts';
import { isToReview } from '../../../shared/progress.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { takeBack } from '../../local/take-back.ts';
import { AskFirst } from '../ask-first.tsx';

export type TakeBackAskProps = {
  work: AssignmentWork;
  /** The photo in question; null while nobody asks. */
  evidenceId: Id | null;
  onClose: () => void;
};

/** Asks before a photo is taken back; closes once it is reviewed. */
export function TakeBackAsk({ work, evidenceId, onClose }: TakeBackAskProps) {
  const { phone } = useWork();
  const photo = work.evidence.find(({ id, body }) => id === evidenceId && isToReview(body));
  const arrived = photo && (photo.body.stored || photo.body.thumbStored);
  return (
    <AskFirst
      open={photo !== undefined}
      title={t('photo.takeBackAsk')}
      stay={t('app.keep')}
      go={t('photo.takeBackNow')}
      onGo={async () => photo && takeBack(phone, photo.id)}
      onClose={onClose}
    >
      <p>{t('photo.takeBackNote')}</p>
      <p>{t(arrived ? 'photo.takeBackArrived' : 'photo.takeBackWaits')}</p>
    </AskFirst>
  );
}
