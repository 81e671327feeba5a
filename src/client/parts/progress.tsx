import { formatNumber, percent, t } from '../i18n.ts';
import style from './progress.module.css';

export type ProgressProps = {
  /** Null where nobody said anything, which is not 0. */
  done: number | null;
  total: number;
  unit?: string;
  /** With the bar below the words; rows in a list show the words alone. */
  bar?: boolean;
};

/** "12/30 hộ · 40%": the words carry the meaning, the bar repeats it for the eye. */
export function Progress({ done, total, unit, bar = false }: ProgressProps) {
  const share = percent(done ?? 0, total);
  const words =
    done === null
      ? t('progress.none', { total, unit: unit ?? '' })
      : unit === undefined
        ? t('progress.of', { done, total })
        : t('progress.ofUnit', { done, total, unit });
  if (!bar || done === null) return <span>{words}</span>;
  return (
    <div class={style.progress}>
      <p class={style.words}>
        <b>{words}</b>
        {share !== null && <span>{t('progress.percent', { percent: formatNumber(share) })}</span>}
      </p>
      <div class={style.track} aria-hidden="true">
        <div class={style.fill} style={{ inlineSize: `${Math.min(share ?? 0, 100)}%` }} />
      </div>
    </div>
  );
}
