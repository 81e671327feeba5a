import { CircleCheck, CircleDashed } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { formatList, formatTime, t } from '../i18n.ts';
import { PhotoButton } from './photo-button.tsx';
import { StateMark, type StateMarkProps } from './state-mark.tsx';
import style from './step-row.module.css';
import { TickBox, type TickBoxProps } from './tick-box.tsx';

export type StepRowProps = {
  label: string;
  done: boolean;
  /** Left out for who only looks. */
  onTick?: TickBoxProps['onTick'];
  /** Who ticked first, and when in milliseconds; `day` is said where it is not today. */
  by?: { name: string; at: number; day?: string };
  /** Others who ticked the same step: all are credited, it counts once. */
  alsoBy?: string[];
  /** Photos already there. */
  photos?: number;
  /** Given when the step wants a photo. */
  onPhoto?: () => void;
  mark?: StateMarkProps;
  hint?: ComponentChildren;
};

export function StepRow(props: StepRowProps) {
  const { label, done, by, alsoBy = [], photos = 0, mark, hint } = props;
  const Sign = done ? CircleCheck : CircleDashed;
  const time = by && [by.day, formatTime(by.at)].filter(Boolean).join(' ');
  return (
    <li class={style.row}>
      {props.onTick !== undefined ? (
        <TickBox checked={done} onTick={props.onTick}>
          {label}
        </TickBox>
      ) : (
        <p class={style.seen}>
          <Sign aria-hidden="true" />
          <span>{label}</span>
        </p>
      )}
      {props.onPhoto !== undefined && (
        <PhotoButton label={t('step.photo', { step: label })} onPress={props.onPhoto} />
      )}
      <div class={style.more}>
        {hint !== undefined && <p>{hint}</p>}
        {by && time && <p>{t('step.by', { name: by.name, time })}</p>}
        {!done && props.onTick === undefined && <p>{t('step.open')}</p>}
        {alsoBy.length > 0 && <p>{t('step.alsoBy', { names: formatList(alsoBy) })}</p>}
        {photos > 0 && <p>{t('step.photos', { count: photos })}</p>}
        {mark !== undefined && <StateMark {...mark} />}
      </div>
    </li>
  );
}
