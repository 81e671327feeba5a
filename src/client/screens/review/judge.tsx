import { Check, Undo2 } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import type { ToReview } from '../../local/to-review.ts';
import { Button } from '../../parts/button.tsx';
import { Facts } from './facts.tsx';
import { Large } from './large.tsx';
import { ReturnWhy } from './return-why.tsx';
import style from './review.module.css';

export type JudgeProps = {
  photo: ToReview;
  now: Instant;
  /** The answer: a reason sends it back, null approves it. */
  onVerdict: (reason: string | null) => Promise<void>;
};

/** One photo with what is known of it, and the two answers. */
export function Judge({ photo, now, onVerdict }: JudgeProps) {
  // Which photo is being sent back: the next one starts with the two answers again.
  const [returning, setReturning] = useState<string | null>(null);
  const approve = () => void onVerdict(null);
  const askWhy = () => setReturning(photo.id);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return;
      if (event.code === 'KeyD') approve();
      else if (event.code === 'KeyT') askWhy();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [photo.id, onVerdict]);
  return (
    <div class={style.judge}>
      <Large key={photo.id} photo={photo} />
      <div class={style.side}>
        <Facts photo={photo} now={now} />
        <div class={style.answers}>
          <Button kind="main" icon={Check} onPress={approve}>
            {t('review.approve')}
          </Button>
          <Button icon={Undo2} onPress={askWhy}>
            {t('review.return')}
          </Button>
        </div>
        {returning === photo.id && (
          <ReturnWhy key={photo.id} evidenceId={photo.id} onReturn={onVerdict} />
        )}
        <p class={style.keys}>{t('review.keys')}</p>
      </div>
    </div>
  );
}

/** Letters belong to the text while somebody writes, and to an open question while it is asked. */
function isTyping({ target }: KeyboardEvent): boolean {
  const words = 'input:not([type="radio"]), textarea, select, dialog[open]';
  return target instanceof Element && target.closest(words) !== null;
}
