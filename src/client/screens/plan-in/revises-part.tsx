import { t } from '../../i18n.ts';
import type { Changes, OldPlan } from '../../local/import/changes.ts';
import type { Head } from '../../local/import/plan-draft.ts';
import type { PlanIn } from '../../local/import/use-plan-in.ts';
import { Choice } from '../../parts/choice.tsx';
import { ChangesPart } from './changes-part.tsx';

const NOTHING_CHOSEN = { adds: [], sets: [], drops: [], gives: {} };

type RevisesPartProps = {
  planIn: PlanIn;
  head: Head;
  plans: OldPlan[];
  changes: Changes | null;
  /** It looks like a new printing of one of `plans`, and nobody has said so or otherwise. */
  undecided: boolean;
};

/** Whether this is a new printing of a plan the ward has, and what it then changes. */
export function RevisesPart({ planIn, head, plans, changes, undecided }: RevisesPartProps) {
  return (
    <>
      {plans.length > 0 && (
        <Choice
          legend={t('planIn.revises')}
          options={[
            { value: '', label: t('planIn.revisesNew') },
            ...plans.map(({ id, title }) => {
              return { value: id, label: t('planIn.revisesOld', { title }) };
            }),
          ]}
          value={head.revises ?? (undecided ? null : '')}
          onChoose={(id) =>
            planIn.change({ ...NOTHING_CHOSEN, decided: true, revises: id || null })
          }
        />
      )}
      {changes && <ChangesPart planIn={planIn} head={head} changes={changes} />}
    </>
  );
}
