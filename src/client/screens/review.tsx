import { ClipboardCheck } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { Id } from '../../shared/model.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { carryOutVerdict, dropVerdict, keepVerdict } from '../local/answer.ts';
import { readToReview } from '../local/to-review.ts';
import { useLive } from '../local/use-live.ts';
import type { Verdict } from '../local/verdict.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { UndoBar } from '../parts/undo-bar.tsx';
import { EraseAsk } from './erase-ask.tsx';
import { Frame } from './frame.tsx';
import { officialsOnly } from './officials-only.tsx';
import { Answers } from './review/answers.tsx';
import { EVERYTHING, Filters, fits } from './review/filters.tsx';
import { Judge } from './review/judge.tsx';
import { ReturnWhy } from './review/return-why.tsx';
import screen from './screen.module.css';
import { useNow } from './use-now.ts';

/** Photos that wait for an official, one at a time, the oldest first. */
export const Review = officialsOnly('review.title', Desk);

function Desk() {
  const { phone } = useWork();
  const now = useNow(phone);
  const waiting = useLive(() => readToReview(phone), [phone]);
  const [chosen, setChosen] = useState(EVERYTHING);
  // Which photo is being sent back: the next one starts with the two answers again.
  const [returning, setReturning] = useState<Id | null>(null);
  const [erasing, setErasing] = useState<Id | null>(null);
  // Leaving the screen ends the time for undoing.
  useEffect(() => () => void carryOutVerdict(phone), [phone]);

  const { photos, verdict } = waiting ?? { photos: [], verdict: null };
  const shown = photos.filter((photo) => fits(photo, chosen));
  const [photo] = shown;
  return (
    <Frame
      title={t('review.title')}
      here="/duyet"
      wide
      undo={verdict && <Undo key={verdict.evidenceId} verdict={verdict} />}
      action={
        photo &&
        returning !== photo.id && (
          <Answers
            onApprove={() => void keepVerdict(phone, photo.id, null)}
            onReturn={() => setReturning(photo.id)}
            onErase={() => setErasing(photo.id)}
          />
        )
      }
    >
      <EraseAsk evidenceId={erasing} onClose={() => setErasing(null)} />
      <div class={screen.stack}>
        {photos.length > 0 && (
          <Filters photos={photos} left={shown.length} chosen={chosen} onChosen={setChosen} />
        )}
        {photo && (
          <Judge photo={photo} now={now}>
            {returning === photo.id && (
              <ReturnWhy
                key={photo.id}
                evidenceId={photo.id}
                onReturn={(reason) => keepVerdict(phone, photo.id, reason)}
                onCancel={() => setReturning(null)}
              />
            )}
          </Judge>
        )}
        {waiting && photos.length === 0 && <Empty icon={ClipboardCheck} text={t('review.empty')} />}
        {photos.length > 0 && !photo && (
          <Empty
            text={t('review.emptyFilter')}
            action={<Button onPress={() => setChosen(EVERYTHING)}>{t('review.showAll')}</Button>}
          />
        )}
      </div>
    </Frame>
  );
}

function Undo({ verdict }: { verdict: Verdict }) {
  const { phone } = useWork();
  return (
    <UndoBar
      text={t(verdict.reason === null ? 'undo.approved' : 'undo.returned')}
      onUndo={() => void dropVerdict(phone)}
      onEnd={() => void carryOutVerdict(phone)}
    />
  );
}
