import { useState } from 'preact/hooks';
import { isContested } from '../../../shared/assignment.ts';
import { UNDO_MS } from '../../../shared/exchange/phone.ts';
import { readNumber } from '../../../shared/text/numbers.ts';
import { about } from '../../../shared/turn-id.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { mutate } from '../../local/mutate.ts';
import { opState, worst } from '../../local/send-state.ts';
import { useDraft } from '../../local/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';

export type CountProps = {
  work: AssignmentWork;
  offerUndo: (text: string, undo: () => Promise<unknown>) => void;
};

/**
 * The number reached so far, where the ward set a target. Undoing one enters the number before
 * again; where there was none, or two that contradict each other, no op leads back there.
 */
export function Count({ work, offerUndo }: CountProps) {
  const { phone } = useWork();
  const { id, body } = work.assignment;
  const draftKey = `count/${id}`;
  const draft = useDraft(phone, draftKey);
  const [saved, setSaved] = useState(0);
  const [done, setDone] = useState<string | null>(null);
  const [problem, setProblem] = useState<TextKey | null>(null);
  if (!body.target || draft.initial === undefined) return null;
  const { unit, number: total } = body.target;

  const save = async (event: Event) => {
    event.preventDefault();
    const { value, percent } = readNumber(draft.now);
    if (value === null || percent || value < 0) return setProblem('task.countWrong');
    const seen = body.readings.map((reading) => reading.op);
    try {
      const on = { kind: 'progress.set' as const, ...about(id, body) };
      const before = seen.length > 0 && !isContested(body) ? work.reached : null;
      const holdMs = before === null ? 0 : UNDO_MS;
      const op = await mutate(phone, { ...on, value, seen }, { draft: draftKey, holdMs });
      const words = t('undo.counted', { done: value, total });
      setDone(before === null ? words : null);
      if (before !== null) {
        offerUndo(words, () => mutate(phone, { ...on, value: before, seen: [op] }));
      }
      draft.clear();
      setProblem(null);
      setSaved(saved + 1);
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  const state = worst(body.readings.map((reading) => opState(work.queues, reading.op)));
  return (
    <Section title={t('task.count')}>
      <form class={style.near} onSubmit={(event) => void save(event)}>
        <Field
          key={saved}
          label={t('task.countHint', { unit })}
          name="count"
          initial={draft.initial}
          error={problem && t(problem)}
          input={{ inputMode: 'numeric', enterkeyhint: 'done' }}
          onText={draft.keep}
        />
        <div class={style.line}>
          <Button submit>{t('task.countSave')}</Button>
          {state && <StateMark state={state} />}
        </div>
        <p role="status" class={style.small}>
          {done}
        </p>
      </form>
    </Section>
  );
}
