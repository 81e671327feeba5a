import { ClipboardCheck } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { choicesOf, readToReview } from '../local/to-review.ts';
import { useLive } from '../local/use-live.ts';
import { carryOutVerdict, dropVerdict, keepVerdict } from '../local/verdict.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Select } from '../parts/select.tsx';
import { UndoBar } from '../parts/undo-bar.tsx';
import { Frame } from './frame.tsx';
import { Judge } from './review/judge.tsx';
import style from './review/review.module.css';
import screen from './screen.module.css';
import { useNow } from './use-now.ts';

/** Photos that wait for an official, one at a time, the oldest first. */
export function Review() {
  const { phone } = useWork();
  const now = useNow(phone);
  const waiting = useLive(() => readToReview(phone), [phone]);
  const [placeId, setPlaceId] = useState('');
  const [taskId, setTaskId] = useState('');
  // Leaving the screen ends the time for undoing.
  useEffect(() => () => void carryOutVerdict(phone), [phone]);
  if (waiting === undefined) {
    return (
      <Frame title={t('review.title')} here="/duyet" wide>
        {null}
      </Frame>
    );
  }

  const { photos, verdict } = waiting;
  const chosen = photos.filter(
    ({ place, task }) =>
      (placeId === '' || place.id === placeId) && (taskId === '' || task.id === taskId),
  );
  const [photo] = chosen;
  const all = { value: '', label: t('review.all') };
  const undo = verdict && (
    <UndoBar
      key={verdict.evidenceId}
      text={t(verdict.reason === null ? 'undo.approved' : 'undo.returned')}
      onUndo={() => void dropVerdict(phone)}
      onEnd={() => void carryOutVerdict(phone)}
    />
  );
  return (
    <Frame title={t('review.title')} here="/duyet" wide undo={undo}>
      <div class={screen.stack}>
        {photos.length > 0 && (
          <div class={style.filters}>
            <p role="status">{t('review.left', { count: chosen.length })}</p>
            <Select
              label={t('review.byPlace')}
              options={[
                all,
                ...choicesOf(photos, ({ place: { id, name } }) => ({ id, label: name })),
              ]}
              value={placeId}
              onChoose={setPlaceId}
            />
            <Select
              label={t('review.byTask')}
              options={[
                all,
                ...choicesOf(photos, ({ task: { id, title } }) => ({ id, label: title })),
              ]}
              value={taskId}
              onChoose={setTaskId}
            />
          </div>
        )}
        {photo && (
          <Judge
            photo={photo}
            now={now}
            onVerdict={(reason) => keepVerdict(phone, photo.id, reason)}
          />
        )}
        {!photo && photos.length === 0 && <Empty icon={ClipboardCheck} text={t('review.empty')} />}
        {!photo && photos.length > 0 && (
          <Empty
            text={t('review.emptyFilter')}
            action={
              <Button
                onPress={() => {
                  setPlaceId('');
                  setTaskId('');
                }}
              >
                {t('review.showAll')}
              </Button>
            }
          />
        )}
      </div>
    </Frame>
  );
}
