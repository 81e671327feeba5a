import type { ComponentChildren, InputHTMLAttributes, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import style from './field.module.css';
import { Wrong } from './wrong.tsx';

export type FieldProps = {
  label: string;
  name: string;
  hint?: ComponentChildren;
  /** A whole sentence, shown beside the field and tied to it. */
  error?: string | null;
  initial?: string;
  /** Every change as typed, also while a keyboard composes; trim and normalise when saving. */
  onText?: (text: string) => void;
  onLeave?: () => void;
  /** What keyboard and browser should know: `type`, `inputMode`, `autocomplete`… */
  input?: InputHTMLAttributes<HTMLInputElement>;
  box?: RefObject<HTMLInputElement | null>;
  look?: string;
};

/**
 * One line of text. The field owns its text: Telex and VNI keyboards rewrite letters already
 * typed, and a value written back in between would lose or double them.
 */
export function Field(props: FieldProps) {
  const id = useId();
  const made = useRef<HTMLInputElement>(null);
  const box = props.box ?? made;
  const { hint, error = null, initial = '' } = props;
  useLayoutEffect(() => {
    if (box.current !== null) box.current.value = initial;
  }, []);
  return (
    <div class={style.field}>
      <label class={style.label} for={id}>
        {props.label}
      </label>
      {hint !== undefined && (
        <p class={style.hint} id={`${id}h`}>
          {hint}
        </p>
      )}
      <Wrong id={`${id}e`} text={error} />
      <input
        ref={box}
        id={id}
        class={`${style.input} ${props.look ?? ''}`}
        name={props.name}
        type="text"
        lang="vi"
        spellcheck={false}
        autocomplete="off"
        {...props.input}
        aria-invalid={error !== null}
        aria-describedby={`${hint !== undefined ? `${id}h` : ''} ${error !== null ? `${id}e` : ''}`}
        onInput={(event) => props.onText?.(event.currentTarget.value)}
        onBlur={props.onLeave}
      />
    </div>
  );
}
