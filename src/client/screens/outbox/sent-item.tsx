import type { Instant } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import type { Sent } from '../../local/sent-today.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import style from '../screen.module.css';
import { when } from '../when.ts';

export function SentItem({ sent, now }: { sent: Sent; now: Instant }) {
  return (
    <li class={style.item}>
      <p>{sentWords(sent)}</p>
      {sent.task !== '' && <p>{sent.task}</p>}
      <p class={style.marked}>
        <span>{when(sent.at, now)}</span>
        <StateMark state={sent.state} />
      </p>
    </li>
  );
}

function sentWords({ what, words }: Sent): string {
  switch (what) {
    case 'step':
      return t('did.step', { step: words });
    case 'count':
      return t('did.count', { value: words });
    case 'none':
      return t('did.none');
    case 'note':
      return t('did.note', { text: words });
    case 'photo':
      return t('did.photo');
    case 'visit':
      return t('did.visit', { count: Number(words) });
  }
}
