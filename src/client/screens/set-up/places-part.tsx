import { formatList, t } from '../../i18n.ts';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Select } from '../../parts/select.tsx';
import style from '../screen.module.css';
import { NameList } from './name-list.tsx';
import { OTHER_WORD, PLACE_WORDS, placeNamesOf, placeWordOf, twice } from './set-up-form.ts';
import type { PartProps } from './ward-part.tsx';

/** What the ward's parts are called and which there are. */
export function PlacesPart({ form, onChange, problems }: PartProps) {
  const names = placeNamesOf(form);
  const placeWord = placeWordOf(form);
  const again = twice(names);
  const { otherWord, count, list } = problems;
  return (
    <div class={style.stack}>
      <Select
        label={t('setup.placeWord')}
        options={[
          ...PLACE_WORDS.map((word) => ({ value: word, label: word })),
          { value: OTHER_WORD, label: t('setup.otherWord') },
        ]}
        value={form.word}
        onChoose={(word) => onChange({ word })}
      />
      {form.word === OTHER_WORD && (
        <Field
          label={t('setup.otherWord')}
          name="word"
          error={otherWord ? t(otherWord) : null}
          initial={form.otherWord}
          onText={(text) => onChange({ otherWord: text })}
        />
      )}
      <Choice
        legend={t('setup.places', { placeWord })}
        options={[
          { value: 'count', label: t('setup.byCount'), hint: t('setup.byCountHint') },
          { value: 'list', label: t('setup.byList') },
        ]}
        value={form.how}
        onChoose={(how) => onChange({ how })}
        beside
      />
      {form.how === 'count' ? (
        <Field
          label={t('setup.count', { placeWord })}
          name="count"
          error={count ? t(count) : null}
          initial={form.count}
          input={{ inputMode: 'numeric' }}
          onText={(text) => onChange({ count: text })}
        />
      ) : (
        <NameList
          label={t('setup.places', { placeWord })}
          text={form.list}
          error={list ? t(list) : null}
          onText={(text) => onChange({ list: text })}
        />
      )}
      <p role="status">
        {names.length > 0 && t('setup.placesRead', { count: names.length, placeWord })}{' '}
        {again.length > 0 && t('setup.placesTwice', { names: formatList(again) })}
      </p>
    </div>
  );
}
