import { useState } from 'preact/hooks';
import type { Role } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { mutate } from '../../local/mutate.ts';
import type { PlaceTeam } from '../../local/teams.ts';
import { useDraft } from '../../local/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Select } from '../../parts/select.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { refusalKey } from '../refused.ts';
import { typed } from '../typed.ts';
import style from './people.module.css';

const DRAFT = 'person.add';

export type AddPersonProps = { places: PlaceTeam[]; onDone: (name: string) => void };

/** A new member, leader or official; without signal too, the invitation comes later. */
export function AddPerson({ places, onDone }: AddPersonProps) {
  const { phone } = useWork();
  const draft = useDraft(phone, DRAFT);
  const [role, setRole] = useState<Role>('member');
  const [placeId, setPlaceId] = useState('');
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<TextKey | null>(null);
  if (draft.initial === undefined) return null;

  const name = typed(draft.now);
  const needsPlace = role !== 'official';
  const add = async () => {
    setTried(true);
    if (name === '' || (needsPlace && placeId === '')) return;
    try {
      const body = {
        kind: 'person.add',
        name,
        role,
        placeId: needsPlace ? placeId : null,
      } as const;
      await mutate(phone, body, { draft: DRAFT });
      draft.clear();
      onDone(name);
    } catch (error) {
      setRefused(refusalKey(error));
    }
  };
  return (
    <form
      class={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        label={t('people.name')}
        name="person"
        initial={draft.initial}
        error={refused ? t(refused) : tried && name === '' ? t('people.nameMissing') : null}
        onText={draft.keep}
      />
      <Choice
        legend={t('people.role')}
        options={[
          { value: 'member', label: t('team.member') },
          { value: 'leader', label: t('team.leader') },
          { value: 'official', label: t('people.official') },
        ]}
        value={role}
        onChoose={setRole}
        beside
      />
      {needsPlace && (
        <div>
          <Wrong
            id="place-wrong"
            text={tried && placeId === '' ? t('people.whereMissing') : null}
          />
          <Select
            label={t('people.where')}
            options={[
              { value: '', label: '–' },
              ...places.map(({ id, name: label }) => ({ value: id, label })),
            ]}
            value={placeId}
            onChoose={setPlaceId}
          />
        </div>
      )}
      <Button submit>{t('people.add')}</Button>
    </form>
  );
}
