import { useState } from 'preact/hooks';
import type { Id } from '../../../shared/model.ts';
import { isToReview } from '../../../shared/progress.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { takeBack } from '../../local/take-back.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { refusalKey } from '../refused.ts';

export type TakeBackAskProps = {
  work: AssignmentWork;
  /** The photo in question; null while nobody asks. */
  evidenceId: Id | null;
  onClose: () => void;
};

/** Asks before a photo is taken back, since nothing brings it back; closes once it is reviewed. */
export function TakeBackAsk({ work, evidenceId, onClose }: TakeBackAskProps) {
  const { phone } = useWork();
  const [problem, setProblem] = useState<TextKey | null>(null);
  const photo = work.evidence.find(({ id, body }) => id === evidenceId && isToReview(body));
  const close = () => {
    setProblem(null);
    onClose();
  };
  const take = async () => {
    if (!photo) return;
    try {
      await takeBack(phone, photo.id);
      close();
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  const arrived = photo && (photo.body.stored || photo.body.thumbStored);
  return (
    <Dialog
      open={photo !== undefined}
      title={t('photo.takeBackAsk')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('app.keep')}</Button>
          <Button kind="danger" onPress={() => void take()}>
            {t('photo.takeBackNow')}
          </Button>
        </>
      }
    >
      <p>{t('photo.takeBackNote')}</p>
      <p>{t(arrived ? 'photo.takeBackArrived' : 'photo.takeBackWaits')}</p>
      <Wrong id="take-back-wrong" text={problem && t(problem)} />
    </Dialog>
  );
}
