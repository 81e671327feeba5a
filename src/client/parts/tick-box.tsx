import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import style from './tick-box.module.css';

export type TickBoxProps = {
  checked: boolean;
  /** The box stands as it was tapped until a promise given back has settled; then as `checked` says. */
  onTick: (checked: boolean) => unknown;
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
  const [tapped, setTapped] = useState<boolean | null>(null);
  const tick = (on: boolean) => {
    const kept = onTick(on);
    if (!(kept instanceof Promise)) return;
    setTapped(on);
    void kept.finally(() => setTapped(null));
  };
  return (
    <label class={children === undefined ? style.alone : style.line}>
      <input
        type="checkbox"
        class={style.box}
        name={name}
        checked={tapped ?? checked}
        indeterminate={some}
        aria-label={label}
        onChange={(event) => tick(event.currentTarget.checked)}
      />
      {children !== undefined && <span class={style.words}>{children}</span>}
    </label>
  );
}
