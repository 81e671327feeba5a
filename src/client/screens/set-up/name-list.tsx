import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n.ts';
import field from '../../parts/field.module.css';
import { Wrong } from '../../parts/wrong.tsx';

export type NameListProps = {
  label: string;
  text: string;
  error: string | null;
  onText: (text: string) => void;
};

/** Many names at once, typed or pasted, one a line. The box owns what is being typed. */
export function NameList({ label, text, error, onText }: NameListProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.value = text;
  }, []);
  return (
    <div class={field.field}>
      <label class={field.label} for={id}>
        {label}
      </label>
      <p class={field.hint} id={`${id}h`}>
        {t('setup.placesHint')}
      </p>
      <Wrong id={`${id}e`} text={error} />
      <textarea
        ref={box}
        id={id}
        class={`${field.input} ${field.area}`}
        lang="vi"
        rows={6}
        spellcheck={false}
        aria-invalid={error !== null}
        aria-describedby={`${id}h ${id}e`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
