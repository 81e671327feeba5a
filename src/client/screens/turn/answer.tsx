import { CircleSlash } from 'lucide-preact';
import { t } from '../../i18n.ts';
import type { TurnOf } from '../../local/assignment-work.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import style from '../screen.module.css';
import { quietWords } from './words.ts';

export type AnswerProps = {
  turn: TurnOf;
  continuous: boolean;
  /** Left out for who only looks. */
  onNone?: (none: boolean) => void;
};

/** What the period says so far; "không phát sinh" is one tap away while nothing was entered. */
export function Answer({ turn, continuous, onNone }: AnswerProps) {
  const { answer, entries, period, all } = turn;
  if (answer === 'entered') {
    return continuous ? <p>{t('turn.inPeriod', { count: entries })}</p> : null;
  }
  if (answer === 'none') {
    const back = onNone && <Button onPress={() => onNone(false)}>{t('turn.takeBack')}</Button>;
    return (
      <Notice kind="info" title={t('turn.saidNone')} actions={back}>
        {onNone && <p>{t('turn.replaced')}</p>}
      </Notice>
    );
  }
  const isNow = all[0]?.key === period.key;
  const quiet = isNow ? quietWords(period.kind) : t('turn.quiet');
  return (
    <div class={style.near}>
      <p>
        <b>{continuous ? quiet : t('turn.unreported')}</b>
      </p>
      {onNone && (
        <div class={style.line}>
          <Button icon={CircleSlash} onPress={() => onNone(true)}>
            {t('turn.none')}
          </Button>
          <span class={style.small}>{t('turn.noneHint')}</span>
        </div>
      )}
    </div>
  );
}
