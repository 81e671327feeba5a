import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { nfc } from '../../shared/text/nfc.ts';
import { t } from '../i18n.ts';
import style from './field.module.css';
import { Wrong } from './wrong.tsx';

export type NoteBoxProps = {
  label?: string;
  /** Text that was kept from before, or that another phone changed. */
  text?: string;
  max: number;
  /** Every change as typed. Text longer than `max` is told and kept too, never cut. */
  onText: (text: string) => void;
  /** Said below, for what looks like a number that should not be written down. */
  warning?: string | null;
};

/**
 * Long text with dictation and Vietnamese keyboards in mind: the box owns what is being typed, and
 * takes a text from outside only while nobody writes in it.
 */
export function NoteBox({ label, text = '', max, onText, warning = null }: NoteBoxProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(lengthOf(text));
  useLayoutEffect(() => {
    const area = box.current;
    if (area === null || area === document.activeElement || area.value === text) return;
    area.value = text;
    setLength(lengthOf(text));
  }, [text]);
  const over = length - max;
  const tooLong = over > 0 ? t('note.tooLong', { length, max, over }) : null;
  return (
    <div class={style.field}>
      <label class={style.label} for={id}>
        {label ?? t('note.label')}
      </label>
      <p class={style.hint} id={`${id}h`}>
        {t('note.private')} {t('note.speak')}
      </p>
      <Wrong id={`${id}e`} text={tooLong ?? warning} soft={tooLong === null} />
      <textarea
        ref={box}
        id={id}
        class={`${style.input} ${style.area}`}
        lang="vi"
        rows={3}
        spellcheck={false}
        autocapitalize="sentences"
        aria-invalid={tooLong !== null}
        aria-describedby={`${id}h ${id}e`}
        onInput={(event) => {
          setLength(lengthOf(event.currentTarget.value));
          onText(event.currentTarget.value);
        }}
      />
    </div>
  );
}

/** As it will be stored: a letter pasted in parts, with its marks apart, counts once. */
function lengthOf(text: string): number {
  return nfc(text).text.trim().length;
}
