import type { LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import style from './empty.module.css';

export type EmptyProps = {
  text: string;
  icon?: LucideIcon;
  /** The next thing to do. */
  action?: ComponentChildren;
};

/** Nothing here yet: why, and what comes next. */
export function Empty({ text, icon: Icon, action }: EmptyProps) {
  return (
    <div class={style.empty}>
      {Icon && <Icon aria-hidden="true" />}
      <p>{text}</p>
      {action}
    </div>
  );
}
