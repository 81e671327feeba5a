import type { Instant } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import type { Piece } from '../../local/outbox.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import style from '../screen.module.css';
import { when } from '../when.ts';
import { pieceWords } from './piece-words.ts';

export function PieceItem({ piece, now }: { piece: Piece; now: Instant }) {
  return (
    <li class={style.item}>
      <p>{pieceWords(piece)}</p>
      {piece.task !== '' && <p>{piece.task}</p>}
      {piece.arrived && <p>{t('photo.arrived', piece.arrived)}</p>}
      <p class={style.marked}>
        <span>{when(piece.at, now)}</span>
        <StateMark
          state={piece.state}
          sending={piece.part}
          long
          note={piece.signIn ? t('outbox.signIn') : undefined}
        />
      </p>
    </li>
  );
}
