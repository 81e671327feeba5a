import { QrCode } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { compareNames } from '../../../shared/text/compare-names.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { mutate } from '../../local/mutate.ts';
import type { Teammate } from '../../local/team-month.ts';
import { useDraft } from '../../local/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import people from '../people/people.module.css';
import { refusalKey } from '../refused.ts';
import { typed } from '../typed.ts';
import type { Invited } from './use-join-code.ts';

const DRAFT = 'team.add';

export type AddMemberProps = {
  /** The khu phố of the leader, the only one they add to. */
  placeId: string;
  team: readonly Teammate[];
  onAdded: (person: Invited) => void;
};

/** A new member's name. It is stored on this phone before anything needs the network. */
export function AddMember({ placeId, team, onAdded }: AddMemberProps) {
  const { phone } = useWork();
  const draft = useDraft(phone, DRAFT);
  const [wrong, setWrong] = useState<string | null>(null);
  if (draft.initial === undefined) return null;

  const add = async () => {
    const name = typed(draft.now);
    if (name === '') return setWrong(t('people.nameMissing'));
    const twin = team.find((one) => !one.removed && isSame(one.name, name));
    if (twin) return setWrong(t('team.twin', { name: twin.name }));
    try {
      const body = { kind: 'person.add', name, role: 'member', placeId } as const;
      const id = await mutate(phone, body, { draft: DRAFT });
      draft.clear();
      onAdded({ id, name });
    } catch (error) {
      const key: TextKey = refusalKey(error);
      setWrong(t(key));
    }
  };
  return (
    <form
      class={people.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        label={t('team.newName')}
        name="member"
        hint={t('team.newHint')}
        initial={draft.initial}
        error={wrong}
        onText={draft.keep}
      />
      <Button submit icon={QrCode}>
        {t('team.showCode')}
      </Button>
    </form>
  );
}

function isSame(a: string, b: string): boolean {
  return compareNames(a.toLocaleLowerCase('vi'), b.toLocaleLowerCase('vi')) === 0;
}
