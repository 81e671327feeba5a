import { ListChecks } from 'lucide-preact';
import { t } from '../i18n.ts';
import { DeadlineText, type DeadlineTextProps } from './deadline-text.tsx';
import { PhotoButton } from './photo-button.tsx';
import { Progress, type ProgressProps } from './progress.tsx';
import { StateMark, type StateMarkProps } from './state-mark.tsx';
import style from './task-row.module.css';
import { TickBox, type TickBoxProps } from './tick-box.tsx';

export type TaskRowProps = {
  title: string;
  href: string;
  done: boolean;
  /** Given for a task of one step: one tap does it. Others open their page. */
  onTick?: TickBoxProps['onTick'];
  onPhoto?: () => void;
  progress?: ProgressProps;
  deadline?: DeadlineTextProps;
  mark?: StateMarkProps;
  /** One more line: the place, the reason of a return. */
  note?: string;
};

export function TaskRow(props: TaskRowProps) {
  const { title, done, progress, deadline, mark, note } = props;
  return (
    <li class={style.row}>
      {props.onTick !== undefined ? (
        <TickBox checked={done} label={t('row.tick', { task: title })} onTick={props.onTick} />
      ) : (
        <span class={style.sign}>
          <ListChecks aria-hidden="true" />
        </span>
      )}
      <div class={style.words}>
        <a class={style.title} href={props.href}>
          {title}
        </a>
        {note !== undefined && <p class={style.note}>{note}</p>}
        <p class={style.facts}>
          {progress !== undefined && <Progress {...progress} />}
          {deadline !== undefined && <DeadlineText {...deadline} done={done} />}
          {mark !== undefined && <StateMark {...mark} />}
        </p>
      </div>
      {props.onPhoto !== undefined && (
        <PhotoButton label={t('row.photo', { task: title })} onPress={props.onPhoto} />
      )}
    </li>
  );
}
