import { Check, Trash2, Undo2 } from 'lucide-preact';
import { useLayoutEffect } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import style from './review.module.css';

export type AnswersProps = { onApprove: () => void; onReturn: () => void; onErase: () => void };

/** The answers to a photo, by hand or by key; the one for papers stands apart. */
export function Answers({ onApprove, onReturn, onErase }: AnswersProps) {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]')) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return;
      if (event.code === 'KeyD') onApprove();
      else if (event.code === 'KeyT') onReturn();
      else if (event.code === 'KeyX') onErase();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onApprove, onReturn, onErase]);
  return (
    <div>
      <div class={style.answers}>
        <Button kind="main" icon={Check} onPress={onApprove}>
          {t('review.approve')}
        </Button>
        <Button icon={Undo2} onPress={onReturn}>
          {t('review.return')}
        </Button>
      </div>
      <Button kind="quiet" icon={Trash2} onPress={onErase}>
        {t('review.cards')}
      </Button>
      <p class={style.keys}>{t('review.keys')}</p>
    </div>
  );
}

/** Letters belong to the text while somebody writes. */
function isTyping({ target }: KeyboardEvent): boolean {
  const words = 'input:not([type="radio"]), textarea, select';
  return target instanceof Element && target.closest(words) !== null;
}
