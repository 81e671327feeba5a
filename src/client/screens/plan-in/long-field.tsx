import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import field from '../../parts/field.module.css';
import { Wrong } from '../../parts/wrong.tsx';
import style from './row-form.module.css';

export type LongFieldProps = {
  label: string;
  name: string;
  initial: string;
  error?: string | null;
  onText: (text: string) => void;
};

/** A printed text that runs over several lines. The box owns what is being typed. */
export function LongField({ label, name, initial, error = null, onText }: LongFieldProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.value = initial;
  }, []);
  return (
    <div class={field.field}>
      <label class={field.label} for={id}>
        {label}
      </label>
      <Wrong id={`${id}e`} text={error} />
      <textarea
        ref={box}
        id={id}
        class={`${field.input} ${field.area} ${style.long}`}
        name={name}
        lang="vi"
        rows={3}
        spellcheck={false}
        aria-invalid={error !== null}
        aria-describedby={`${id}e`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
