import { isRefusalCode } from '../../../shared/refusal.ts';
import { t } from '../../i18n.ts';
import type { Outcome } from '../../local/outbox.ts';
import { Notice, type NoticeKind } from '../../parts/notice.tsx';
import { pieceWords } from './piece-words.ts';
import { Understood } from './understood.tsx';

/** What became of work that was not plainly taken up, until its person has read it. */
export function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  return (
    <>
      {outcomes.map((outcome) => (
        <Notice
          key={outcome.id}
          kind={outcome.why === 'tooEarly' ? 'info' : KINDS[outcome.outcome]}
          title={outcome.piece ? pieceWords(outcome.piece) : t('did.other')}
          actions={<Understood id={outcome.id} />}
        >
          {outcome.piece && outcome.piece.task !== '' && <p>{outcome.piece.task}</p>}
          {outcome.why !== 'tooEarly' && <p>{t(`outcome.${became(outcome)}`)}</p>}
          {why(outcome)}
        </Notice>
      ))}
    </>
  );
}

const KINDS: Record<Outcome['outcome'], NoticeKind> = {
  merged: 'conflict',
  superseded: 'info',
  onDeleted: 'info',
  late: 'info',
  parked: 'error',
  refused: 'error',
};

/** Only an approval is stronger than taking a photo back. */
function became({ outcome, piece }: Outcome): Outcome['outcome'] | 'photoKept' {
  const kept = outcome === 'superseded' && piece?.op?.kind === 'evidence.retract';
  return kept ? 'photoKept' : outcome;
}

/** The reason, where the ward gave one and it is not the one already told. */
function why({ outcome, why: code }: Outcome) {
  if (outcome !== 'refused' && code !== 'tooLate' && code !== 'tooEarly') return null;
  if (!isRefusalCode(code) || code === 'broken') return null;
  return <p>{t(`refusal.${code}`)}</p>;
}
