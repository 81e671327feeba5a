import { UNDO_MS } from '../../shared/exchange/phone.ts';
import type { Assignment, Id } from '../../shared/model.ts';
import { t } from '../i18n.ts';
import { mutate } from '../local/mutate.ts';
import type { Phone } from '../local/phone.ts';

type Offer = (text: string, undo: () => Promise<unknown>) => void;

/** Ticks a step or takes its ticks back, and offers to undo that while it has not been sent. */
export async function tickStep(
  phone: Phone,
  assignment: { id: Id; body: Assignment },
  stepId: Id,
  done: boolean,
  offer: Offer,
): Promise<void> {
  const about = { kind: 'step.set' as const, assignmentId: assignment.id, stepId };
  const marks = assignment.body.ticks[stepId]?.marks.map((mark) => mark.op) ?? [];
  const id = await mutate(phone, { ...about, done, seen: marks }, { holdMs: UNDO_MS });
  offer(t(done ? 'undo.ticked' : 'undo.unticked'), () =>
    mutate(phone, { ...about, done: !done, seen: done ? [id] : [] }),
  );
}
