import { useState } from 'preact/hooks';
import type { Role } from '../../../shared/model.ts';
import type { OpBody } from '../../../shared/op.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { mutate } from '../../local/mutate.ts';
import type { PlaceTeam, Teammate } from '../../local/teams.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Select } from '../../parts/select.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { refusalKey } from '../refused.ts';
import style from './people.module.css';

export type ChangePersonProps = { person: Teammate; places: PlaceTeam[]; onDone: () => void };

/** Another khu phố or role, or off the team; without signal too. Earlier work stays counted. */
export function ChangePerson({ person, places, onDone }: ChangePersonProps) {
  const { phone, session } = useWork();
  const [role, setRole] = useState<Role>(person.role);
  const [placeId, setPlaceId] = useState(person.placeId ?? '');
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<TextKey | null>(null);
  const needsPlace = role !== 'official';
  const self = person.id === session.person.id;

  const say = async (body: OpBody) => {
    try {
      await mutate(phone, body);
      onDone();
    } catch (error) {
      setWrong(refusalKey(error));
    }
  };
  const save = () => {
    if (needsPlace && placeId === '') return setWrong('people.whereMissing');
    const where = needsPlace ? placeId : null;
    void say({ kind: 'person.move', personId: person.id, role, placeId: where });
  };
  return (
    <div class={style.form}>
      <Choice<Role>
        legend={t('people.role')}
        value={role}
        onChoose={setRole}
        options={(['member', 'leader', 'official'] as const).map((value) => ({
          value,
          label: value === 'official' ? t('people.official') : t(`team.${value}`),
        }))}
      />
      {needsPlace && (
        <Select
          label={t('people.where')}
          value={placeId}
          onChoose={setPlaceId}
          options={[
            { value: '', label: t('people.choose') },
            ...places.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <p>{t('people.changeHint')}</p>
      <Wrong id={`change-${person.id}`} text={wrong && t(wrong)} />
      <Button kind="main" onPress={save}>
        {t(person.removed ? 'people.bringBack' : 'people.change')}
      </Button>
      {!self && !person.removed && (
        <Button kind="danger" onPress={() => setAsking(true)}>
          {t('people.remove')}
        </Button>
      )}
      <Dialog
        open={asking}
        title={t('people.removeTitle', { name: person.name })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('people.keep')}</Button>
            <Button
              kind="danger"
              onPress={() => void say({ kind: 'person.remove', personId: person.id })}
            >
              {t('people.remove')}
            </Button>
          </>
        }
      >
        <p>{t('people.removeHint')}</p>
      </Dialog>
    </div>
  );
}
