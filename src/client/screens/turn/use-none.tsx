import { useState } from 'preact/hooks';
import { UNDO_MS } from '../../../shared/exchange/phone.ts';
import { isTurnWork } from '../../../shared/turns.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { mutate } from '../../local/mutate.ts';
import type { Phone } from '../../local/phone.ts';
import { Notice } from '../../parts/notice.tsx';
import { refusalKey } from '../refused.ts';
import { useUndo } from '../use-undo.tsx';

/** Answers "không phát sinh" or takes that back, and offers to undo either while it is not sent. */
export function useNone(phone: Phone, { assignment: { id, body } }: AssignmentWork) {
  const { offerUndo, bar } = useUndo();
  const [problem, setProblem] = useState<TextKey | null>(null);
  const sayNone = async (none: boolean): Promise<void> => {
    if (!isTurnWork(body)) return;
    const on = { kind: 'none.set' as const, assignmentId: id, placeId: body.placeId };
    const seen = none ? [] : body.none.marks.map(({ op }) => op);
    setProblem(null);
    try {
      const said = await mutate(phone, { ...on, none, seen }, { holdMs: UNDO_MS });
      offerUndo(t(none ? 'turn.undoNone' : 'turn.undoBack'), () =>
        mutate(phone, { ...on, none: !none, seen: none ? [said] : [] }),
      );
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  const wrong = problem && <Notice kind="error" title={t(problem)} live />;
  return { sayNone, noneBar: wrong ?? bar };
}
