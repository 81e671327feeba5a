import { useEffect, useState } from 'preact/hooks';
import { dayInVietnam } from '../../../shared/calendar/day.ts';
import { useWork } from '../../here.ts';
import { formatDay, t } from '../../i18n.ts';
import { type Alike, findAlike } from '../../local/alike.ts';
import type { ToReview } from '../../local/to-review.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Large } from './large.tsx';
import style from './review.module.css';

/** So many are named; the first of them says enough. */
const NAMED = 3;

/** Says where the same picture was sent before, and shows the two beside each other. Forbids nothing. */
export function AlikeNotices({ photo }: { photo: ToReview }) {
  const { phone } = useWork();
  const [found, setFound] = useState<Alike[]>([]);
  const [open, setOpen] = useState<ToReview | null>(null);
  useEffect(() => {
    const left = new AbortController();
    void findAlike(phone, photo.id, left.signal).then((alike) => {
      if (!left.signal.aborted) setFound(alike);
    });
    return () => left.abort();
  }, [phone, photo.id]);
  return (
    <>
      {found.slice(0, NAMED).map(({ how, photo: other }) => (
        <Notice
          key={other.id}
          kind="info"
          title={t(how === 'same' ? 'review.alikeSame' : 'review.alike', {
            place: other.place.name,
            day: formatDay(dayInVietnam(other.evidence.mark.at)),
          })}
          actions={
            <>
              <Button onPress={() => setOpen(open?.id === other.id ? null : other)}>
                {t(open?.id === other.id ? 'review.alikeHide' : 'review.alikeShow')}
              </Button>
              <Button href={`/viec/${other.evidence.assignmentId}`}>{t('review.open')}</Button>
            </>
          }
        />
      ))}
      {open && (
        <div class={style.pair}>
          <Large photo={photo} />
          <Large key={open.id} photo={open} />
        </div>
      )}
    </>
  );
}
