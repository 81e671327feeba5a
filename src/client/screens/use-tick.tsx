import { useEffect, useRef, useState } from 'preact/hooks';
import { UNDO_MS } from '../../shared/exchange/phone.ts';
import type { Assignment, Id } from '../../shared/model.ts';
import { about } from '../../shared/turn-id.ts';
import { type TextKey, t } from '../i18n.ts';
import type { Phone } from '../local/phone.ts';
import { Notice } from '../parts/notice.tsx';
import { refusalKey } from './refused.ts';
import { useUndo } from './use-undo.tsx';

/**
 * Ticks a step or takes its ticks back, and offers to undo that while it has not been sent. `bar`
 * is the offer, or why nothing was stored: then the box falls back to what is. `offerUndo` puts
 * another act's offer there, since only the last can be undone.
 *
 * @param drawn what the screen draws, as it was last read. `tick` settles once that came anew after
 * the tick was stored: a box that went back to what is drawn any sooner would lose its tick for a while.
 */
export function useTick(phone: Phone, drawn: unknown) {
  const { offerUndo, bar } = useUndo();
  const [problem, setProblem] = useState<TextKey | null>(null);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    for (const settle of waiting.current.splice(0)) settle();
  }, [drawn]);
  const tick = async (
    assignment: { id: Id; body: Assignment },
    stepId: Id,
    done: boolean,
  ): Promise<void> => {
    const on = { kind: 'step.set' as const, ...about(assignment.id, assignment.body), stepId };
    const marks = assignment.body.ticks[stepId]?.marks.map((mark) => mark.op) ?? [];
    setProblem(null);
    try {
      const { mutate } = await import('../local/mutate.ts');
      const id = await mutate(phone, { ...on, done, seen: marks }, { holdMs: UNDO_MS });
      offerUndo(t(done ? 'undo.ticked' : 'undo.unticked'), () =>
        mutate(phone, { ...on, done: !done, seen: done ? [id] : [] }),
      );
      await new Promise<void>((settle) => waiting.current.push(settle));
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  const offer: typeof offerUndo = (text, undo) => {
    setProblem(null);
    offerUndo(text, undo);
  };
  const wrong = problem && <Notice kind="error" title={t(problem)} live />;
  return { tick, offerUndo: offer, bar: wrong ?? bar };
}
