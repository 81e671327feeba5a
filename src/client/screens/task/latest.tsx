import { currentReview } from '../../../shared/evidence.ts';
import type { Instant } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { Entry } from '../../local/given.ts';
import { useThumb } from '../../local/use-picture.ts';
import type { EntityOf } from '../../local/work.ts';
import { PhotoTile } from '../../parts/photo-tile.tsx';
import { Section } from '../../parts/section.tsx';
import style from '../screen.module.css';
import { when } from '../when.ts';
import look from './latest.module.css';

/** The newest notes and photos of all places, so that nobody has to open each place to see them. */
export function Latest({ entries, now }: { entries: Entry[]; now: Instant }) {
  return (
    <Section title={t('task.latest')}>
      <ul class={look.entries}>
        {entries.map(({ piece, placeName, by }) => {
          const who = [placeName, by, when(piece.body.mark.at, now)].filter(Boolean).join(' · ');
          return (
            <li key={piece.id}>
              {piece.kind === 'note' ? (
                <div class={look.note}>
                  <p class={look.text}>{piece.body.text}</p>
                  <p class={style.small}>{who}</p>
                </div>
              ) : (
                <Photo evidence={piece} who={who} />
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Photo({ evidence, who }: { evidence: EntityOf<'evidence'>; who: string }) {
  const { phone } = useWork();
  const shown = useThumb(phone.db, evidence.body);
  const review = currentReview(evidence.body.reviews);
  return (
    <PhotoTile
      src={shown?.src ?? null}
      alt={`${t('photo.title')}: ${who}`}
      caption={who}
      mark={review ? { state: review.verdict } : undefined}
      reason={review?.reason ?? undefined}
    />
  );
}
