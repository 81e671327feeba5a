import { ImageOff } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { ToReview } from '../../local/to-review.ts';
import { usePicture } from '../../local/use-picture.ts';
import { wantPhoto } from '../../local/want-photo.ts';
import style from './review.module.css';

/** The photo as large as the screen allows; its thumbnail until the photo is here. */
export function Large({ photo }: { photo: ToReview }) {
  const { phone } = useWork();
  const { evidence, place, step, task } = photo;
  const { sha256, width, height } = evidence.photo;
  useEffect(() => {
    if (evidence.stored) void wantPhoto(phone.db, sha256);
  }, [phone, sha256, evidence.stored]);
  const shown = usePicture(phone.db, evidence);
  const what = [place.name, step ?? task.title].join(' · ');
  const name = photo.by || t('review.person');
  return (
    <figure class={style.large}>
      {shown ? (
        <img
          class={style.picture}
          src={shown.src}
          alt={t('review.photoAlt', { what })}
          width={width}
          height={height}
        />
      ) : (
        <div class={style.nothing}>
          <ImageOff aria-hidden="true" />
        </div>
      )}
      <figcaption class={style.caption}>
        <p role="status">
          {!shown?.full && t(evidence.stored ? 'review.coming' : 'review.onPhone', { name })}
        </p>
      </figcaption>
    </figure>
  );
}
