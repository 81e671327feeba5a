import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { formatList, type TextKey, t } from '../../i18n.ts';
import {
  adds,
  type LineRemark,
  newPlaces,
  peopleBatch,
  readPeopleList,
} from '../../local/import/people-list.ts';
import { mutateAll } from '../../local/mutate-all.ts';
import type { PlaceTeam } from '../../local/teams.ts';
import { useDraft } from '../../local/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import field from '../../parts/field.module.css';
import { Table } from '../../parts/table.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { refusalKey } from '../refused.ts';
import style from './people.module.css';

const DRAFT = 'people.list';
/** Lines drawn; all of them are added. */
const SHOWN = 200;

const REMARKS: Record<LineRemark, TextKey> = {
  twice: 'peopleList.twice',
  known: 'peopleList.known',
  noPlace: 'peopleList.noPlace',
  noName: 'peopleList.noName',
  newPlace: 'peopleList.newPlace',
};

export type PeopleListProps = { places: PlaceTeam[]; onDone: (count: number) => void };

/** Many people at once from a pasted list, looked through before anything is stored. */
export function PeopleList({ places, onDone }: PeopleListProps) {
  const { phone, session } = useWork();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(phone, DRAFT);
  const [refused, setRefused] = useState<TextKey | null>(null);
  useLayoutEffect(() => {
    if (box.current && draft.initial !== undefined) box.current.value = draft.initial;
  }, [draft.initial]);
  // Not before what was kept is here: it would take the place of what is typed meanwhile.
  if (draft.initial === undefined) return null;

  const list = readPeopleList(draft.now, session.ward.placeWord, places);
  const count = list.filter(adds).length;
  const fresh = newPlaces(list);
  const add = async () => {
    try {
      await mutateAll(phone, peopleBatch(list, places), { draftsUnder: DRAFT });
      draft.clear();
      onDone(count);
    } catch (error) {
      setRefused(refusalKey(error));
    }
  };
  return (
    <div class={style.form}>
      <div class={field.field}>
        <label class={field.label} for={id}>
          {t('peopleList.label')}
        </label>
        <p class={field.hint} id={`${id}h`}>
          {t('peopleList.hint')}
        </p>
        <Wrong id={`${id}e`} text={refused && t(refused)} />
        <textarea
          ref={box}
          id={id}
          class={`${field.input} ${field.area}`}
          lang="vi"
          rows={6}
          spellcheck={false}
          aria-describedby={`${id}h ${id}e`}
          onInput={(event) => draft.keep(event.currentTarget.value)}
        />
      </div>
      {list.length > 0 && (
        <>
          <p role="status">
            {t('peopleList.found', { count: list.length })}{' '}
            {fresh.length > 0 && t('peopleList.newPlaces', { names: formatList(fresh) })}
          </p>
          <Table
            caption={t('peopleList.preview')}
            columns={[
              { id: 'name', label: t('peopleList.name') },
              { id: 'role', label: t('people.role') },
              { id: 'place', label: t('plan.place') },
              { id: 'what', label: t('peopleList.what') },
            ]}
            rows={list.slice(0, SHOWN).map(({ name, role, place, remark }, index) => ({
              id: String(index),
              doubtful: remark !== null && remark !== 'newPlace',
              cells: {
                name: name || '–',
                role: role === 'official' ? t('people.official') : t(`team.${role}`),
                place: place || '–',
                what: remark === null ? undefined : t(REMARKS[remark]),
              },
            }))}
          />
        </>
      )}
      <Button blocked={count === 0 ? t('peopleList.nobody') : null} onPress={() => void add()}>
        {t('peopleList.add', { count })}
      </Button>
    </div>
  );
}
