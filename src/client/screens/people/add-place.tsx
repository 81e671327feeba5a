import { useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { mutate } from '../../local/mutate.ts';
import { type PlaceTeam, placeNamed } from '../../local/teams.ts';
import { useDraft } from '../../local/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { refusalKey } from '../refused.ts';
import { typed } from '../typed.ts';
import style from './people.module.css';

const DRAFT = 'place.add';

export type AddPlaceProps = { places: PlaceTeam[]; onDone: (name: string) => void };

/** One more place of the ward, after all that are there. */
export function AddPlace({ places, onDone }: AddPlaceProps) {
  const { phone } = useWork();
  const draft = useDraft(phone, DRAFT);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<TextKey | null>(null);
  if (draft.initial === undefined) return null;

  const name = typed(draft.now);
  const twin = placeNamed(name, places);
  const wrong = () => {
    if (refused) return t(refused);
    if (!tried) return null;
    if (name === '') return t('people.placeMissing');
    return twin ? t('people.placeTwice', { name: twin.name }) : null;
  };
  const add = async () => {
    setTried(true);
    if (name === '' || twin) return;
    try {
      const order = places.length + 1;
      await mutate(phone, { kind: 'place.add', name, order }, { draft: DRAFT });
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
        label={t('people.placeName')}
        name="place"
        hint={t('people.placeHint')}
        initial={draft.initial}
        error={wrong()}
        onText={draft.keep}
      />
      <Button submit>{t('people.add')}</Button>
    </form>
  );
}
