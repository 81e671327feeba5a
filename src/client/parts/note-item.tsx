import type { ComponentChildren } from 'preact';
import { formatTime } from '../i18n.ts';
import style from './note-item.module.css';
import { StateMark, type StateMarkProps } from './state-mark.tsx';

export type NoteItemProps = {
  text: string;
  by: string;
  /** Milliseconds; `day` is said before the time where it is not today. */
  at: number;
  day?: string;
  mark?: StateMarkProps;
  /** A button, for who may do something about it. */
  action?: ComponentChildren;
};

export function NoteItem({ text, by, at, day, mark, action }: NoteItemProps) {
  return (
    <li class={style.note}>
      <p class={style.text}>{text}</p>
      <p class={style.who}>
        <span>{[by, [day, formatTime(at)].filter(Boolean).join(' ')].join(' · ')}</span>
        {mark !== undefined && <StateMark {...mark} />}
      </p>
      {action}
    </li>
  );
}
