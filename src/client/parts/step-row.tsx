import type { ComponentChildren } from 'preact';
import { formatList, formatTime, t } from '../i18n.ts';
import { PhotoButton } from './photo-button.tsx';
import { StateMark, type StateMarkProps } from './state-mark.tsx';
import style from './step-row.module.css';
import { TickBox } from './tick-box.tsx';

export type StepRowProps = {
  label: string;
  done: boolean;
  onTick: (done: boolean) => void;
  /** Who ticked first, and when in milliseconds. */
  by?: { name: string; at: number };
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
  return (
    <li class={style.row}>
      <TickBox checked={done} onTick={props.onTick}>
        {label}
      </TickBox>
      {props.onPhoto !== undefined && (
        <PhotoButton label={t('step.photo', { step: label })} onPress={props.onPhoto} />
      )}
      <div class={style.more}>
        {hint !== undefined && <p>{hint}</p>}
        {by !== undefined && <p>{t('step.by', { name: by.name, time: formatTime(by.at) })}</p>}
        {alsoBy.length > 0 && <p>{t('step.alsoBy', { names: formatList(alsoBy) })}</p>}
        {photos > 0 && <p>{t('step.photos', { count: photos })}</p>}
        {mark !== undefined && <StateMark {...mark} />}
      </div>
    </li>
  );
}
