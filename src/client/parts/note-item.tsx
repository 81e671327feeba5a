import { formatTime, t } from '../i18n.ts';
import { Button } from './button.tsx';
import style from './note-item.module.css';
import { StateMark, type StateMarkProps } from './state-mark.tsx';

export type NoteItemProps = {
  text: string;
  by: string;
  /** Milliseconds; `day` is said before the time where it is not today. */
  at: number;
  day?: string;
  mark?: StateMarkProps;
  /** Given for the author, until an official has looked. */
  onEdit?: () => void;
  onWithdraw?: () => void;
};

export function NoteItem({ text, by, at, day, mark, onEdit, onWithdraw }: NoteItemProps) {
  return (
    <li class={style.note}>
      <p class={style.text}>{text}</p>
      <p class={style.who}>
        <span>{[by, [day, formatTime(at)].filter(Boolean).join(' ')].join(' · ')}</span>
        {mark !== undefined && <StateMark {...mark} />}
      </p>
      {(onEdit !== undefined || onWithdraw !== undefined) && (
        <div class={style.actions}>
          {onEdit !== undefined && (
            <Button kind="quiet" onPress={onEdit}>
              {t('note.edit')}
            </Button>
          )}
          {onWithdraw !== undefined && (
            <Button kind="quiet" onPress={onWithdraw}>
              {t('note.withdraw')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
