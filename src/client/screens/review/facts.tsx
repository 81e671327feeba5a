import type { ComponentChildren } from 'preact';
import type { Consent, Instant } from '../../../shared/model.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { ToReview } from '../../local/to-review.ts';
import { spotWords } from '../spot-words.ts';
import { when } from '../when.ts';
import style from './review.module.css';

const CONSENT: Record<Consent, TextKey> = {
  nobody: 'review.consentNobody',
  agreed: 'review.consentAgreed',
  masked: 'review.consentMasked',
};

const MINUTE_MS = 60_000;

/** Who sent the photo, for what, when, and what the people on it said. */
export function Facts({ photo, now }: { photo: ToReview; now: Instant }) {
  const { evidence, task, step } = photo;
  const { takenAt, clockOff = 0, spot } = evidence;
  return (
    <>
      <p>
        <a href={`/viec/${evidence.assignmentId}`}>{task.title || t('review.open')}</a>
      </p>
      {evidence.replaces !== null && <p>{t('review.again')}</p>}
      <p>{t('photo.arrived', photo.arrived)}</p>
      <dl class={style.facts}>
        {step !== null && <Fact name={t('review.step')}>{step}</Fact>}
        <Fact name={t('review.by')}>{photo.by || t('review.person')}</Fact>
        {typeof takenAt === 'number' && (
          <Fact name={t('review.taken')}>
            {when(takenAt + clockOff, now)}
            {clockOff !== 0 && <span class={style.child}>{offWords(clockOff)}</span>}
          </Fact>
        )}
        {spot && <Fact name={t('review.spot')}>{spotWords(spot)}</Fact>}
        <Fact name={t('review.added')}>{when(evidence.mark.at, now)}</Fact>
        <Fact name={t('review.source')}>{t(`review.${evidence.source}`)}</Fact>
        <Fact name={t('review.consent')}>
          {t(CONSENT[evidence.consent])}
          {evidence.child && <span class={style.child}>{t('review.children')}</span>}
        </Fact>
      </dl>
    </>
  );
}

function offWords(clockOff: number): string {
  return t('review.clock', { count: Math.round(Math.abs(clockOff) / MINUTE_MS) });
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
