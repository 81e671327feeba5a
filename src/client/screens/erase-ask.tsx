import type { Id } from '../../shared/model.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { erasePhoto } from '../local/erase.ts';
import { AskFirst } from './ask-first.tsx';

export type EraseAskProps = {
  /** The photo in question; null while nobody asks. */
  evidenceId: Id | null;
  onClose: () => void;
};

/** Asks before a photo with papers goes everywhere. */
export function EraseAsk({ evidenceId, onClose }: EraseAskProps) {
  const { phone } = useWork();
  return (
    <AskFirst
      open={evidenceId !== null}
      title={t('review.cardsTitle')}
      stay={t('app.cancel')}
      go={t('review.cardsNow')}
      onGo={async () => evidenceId !== null && erasePhoto(phone, evidenceId)}
      onClose={onClose}
    >
      <p>{t('review.cardsNote')}</p>
    </AskFirst>
  );
}
