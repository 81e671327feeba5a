import { Camera, Images, Trash2, Undo2 } from 'lucide-preact';
import { currentReview } from '../../../shared/evidence.ts';
import type { Id } from '../../../shared/model.ts';
import { isReturned, standing } from '../../../shared/returned.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { erasedToRetake } from '../../local/erased-to-retake.ts';
import { evidenceState, partOf } from '../../local/send-state.ts';
import type { EntityOf } from '../../local/work.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import style from '../screen.module.css';
import { Tile } from './tile.tsx';

export type PhotosProps = {
  work: AssignmentWork;
  /** Left out for who only looks. */
  onPick?: () => void;
  onRetake?: (evidence: EntityOf<'evidence'>) => void;
  /** Brings the focus to where its person answers the official. */
  onReply?: () => void;
  /** Asks whether a photo of one's own, not reviewed yet, is taken back. */
  onTakeBack?: (evidence: EntityOf<'evidence'>) => void;
  /** Asks whether a photo with papers goes everywhere; only officials may. */
  onErase?: (evidence: EntityOf<'evidence'>) => void;
};

/** The photos with their states; what came back says why, and how to go on. */
export function Photos(props: PhotosProps) {
  const { work, onPick, onRetake, onReply, onTakeBack, onErase } = props;
  const { session } = useWork();
  const { evidence, queues } = work;
  const photos = standing(evidence);
  const name = (by: string) => work.names.get(by) ?? t('app.someone');
  return (
    <Section title={t('task.photos')} count={photos.length || undefined}>
      <div class={style.near}>
        {work.arrived.total > 0 && <p>{t('photo.arrived', work.arrived)}</p>}
        {photos.length > 0 && (
          <div class={style.tiles}>
            {photos.map((photo, index) => {
              const review = currentReview(photo.body.reviews);
              const back = isReturned(photo.body) && review;
              return (
                <Tile
                  key={photo.id}
                  photo={photo}
                  n={index + 1}
                  by={name(photo.body.mark.by)}
                  today={work.today}
                  mark={{
                    state: evidenceState(queues, photo.id, photo.body),
                    sending: partOf(queues, photo.body.photo.sha256),
                  }}
                  reason={
                    back
                      ? t('returned.said', { name: name(back.by), reason: back.reason ?? '' })
                      : undefined
                  }
                  action={
                    <>
                      {back && onRetake && (
                        <Button icon={Camera} onPress={() => onRetake(photo)}>
                          {t('photo.again')}
                        </Button>
                      )}
                      {back && onReply && (
                        <Button kind="quiet" onPress={onReply}>
                          {t('returned.reply')}
                        </Button>
                      )}
                      {!review && onTakeBack && photo.body.mark.by === session.person.id && (
                        <Button kind="quiet" icon={Undo2} onPress={() => onTakeBack(photo)}>
                          {t('photo.takeBack')}
                        </Button>
                      )}
                      {onErase && (
                        <Button kind="quiet" icon={Trash2} onPress={() => onErase(photo)}>
                          {t('review.cards')}
                        </Button>
                      )}
                    </>
                  }
                />
              );
            })}
          </div>
        )}
        {erasedToRetake(evidence).map((photo) => (
          <Notice
            key={photo.id}
            kind="returned"
            title={t('returned.cards')}
            actions={
              onRetake && (
                <Button icon={Camera} onPress={() => onRetake(photo)}>
                  {t('photo.again')}
                </Button>
              )
            }
          >
            {stepOf(work, photo.body.stepId)}
          </Notice>
        ))}
        {onPick ? (
          <>
            <p>
              <b>{t('photo.noCards')}</b> {t('photo.pose')}
            </p>
            <div class={style.line}>
              <Button icon={Images} onPress={onPick}>
                {t('photo.pick')}
              </Button>
              <Button kind="quiet" href="/tro-giup#anh">
                {t('photo.about')}
              </Button>
            </div>
          </>
        ) : (
          photos.length === 0 && <p>{t('photo.none')}</p>
        )}
      </div>
    </Section>
  );
}

function stepOf({ assignment }: AssignmentWork, id: Id | null): string {
  return assignment.body.steps.find((step) => step.id === id)?.text ?? t('photo.title');
}
