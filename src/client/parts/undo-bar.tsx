import { Undo2 } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import style from './undo-bar.module.css';

export type UndoBarProps = {
  /** What was done ("Đã đánh dấu xong"). */
  text: string;
  onUndo: () => void;
  /** The time for undoing is over. */
  onEnd: () => void;
  /** How long it stays; not counted while the button has focus. */
  seconds?: number;
};

/** Undo instead of "are you sure?". Give it a `key` per act, so that a new act starts anew. */
export function UndoBar({ text, onUndo, onEnd, seconds = 10 }: UndoBarProps) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onEnd, seconds * 1000);
    return () => clearTimeout(timer);
  }, [held, seconds]);
  return (
    <div class={style.bar} role="status">
      <p class={style.text}>{text}</p>
      <button
        class={style.undo}
        type="button"
        onClick={onUndo}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <Undo2 aria-hidden="true" />
        {t('undo.undo')}
      </button>
    </div>
  );
}
