import type { ComponentChildren } from 'preact';
import style from './tick-box.module.css';

export type TickBoxProps = {
  checked: boolean;
  onTick: (checked: boolean) => void;
  /** Some but not all of what stands below. */
  some?: boolean;
  name?: string;
  /** Said by a screen reader, for a box without visible words of its own. */
  label?: string;
  /** The words beside the box; they can be tapped too. */
  children?: ComponentChildren;
};

/** A native checkbox, drawn large, 48 px to the finger. */
export function TickBox({ checked, onTick, some = false, name, label, children }: TickBoxProps) {
  return (
    <label class={children === undefined ? style.alone : style.line}>
      <input
        type="checkbox"
        class={style.box}
        name={name}
        checked={checked}
        indeterminate={some}
        aria-label={label}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      {children !== undefined && <span class={style.words}>{children}</span>}
    </label>
  );
}
