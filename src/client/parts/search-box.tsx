import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n.ts';
import { Field } from './field.tsx';

/** Pause in typing after which the list follows, in ms. */
const PAUSE = 200;

/** Search in what is already here. Tells the text once typing pauses, so that Telex can finish. */
export function SearchBox({ onQuery }: { onQuery: (text: string) => void }) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Field
      label={t('search.label')}
      hint={t('search.hint')}
      name="search"
      input={{ type: 'search', enterkeyhint: 'search' }}
      onText={(text) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onQuery(text), PAUSE);
      }}
    />
  );
}
