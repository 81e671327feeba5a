import { useId } from 'preact/hooks';
import style from './select.module.css';

export type SelectProps = {
  label: string;
  /** The first one stands for "all" or "none". */
  options: { value: string; label: string }[];
  value: string;
  onChoose: (value: string) => void;
};

/** One of many, where large answers would fill the screen. */
export function Select({ label, options, value, onChoose }: SelectProps) {
  const id = useId();
  return (
    <div class={style.select}>
      <label class={style.label} for={id}>
        {label}
      </label>
      <select
        id={id}
        class={style.box}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
