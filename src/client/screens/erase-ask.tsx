import type { Id } from '../../shared/model.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { erasePhoto } from '../local/erase.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';

export type EraseAskProps = {
  /** The photo in question; null while nobody asks. */
  evidenceId: Id | null;
  onClose: () => void;
};

/** Asks before a photo with papers goes everywhere, since nothing brings it back. */
export function EraseAsk({ evidenceId, onClose }: EraseAskProps) {
  const { phone } = useWork();
  const erase = async () => {
    if (evidenceId !== null) await erasePhoto(phone, evidenceId);
    onClose();
  };
  return (
    <Dialog
      open={evidenceId !== null}
      title={t('review.cardsTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button kind="danger" onPress={() => void erase()}>
            {t('review.cardsNow')}
          </Button>
        </>
      }
    >
      <p>{t('review.cardsNote')}</p>
    </Dialog>
  );
}
