import { LoaderCircle, type LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import style from './button.module.css';

export type ButtonProps = {
  /** One `main` a screen: 56 px, full width. `danger` only where something is lost for good. */
  kind?: 'main' | 'plain' | 'quiet' | 'danger';
  icon?: LucideIcon;
  busy?: boolean;
  /** Why it cannot be pressed yet, said on the button itself; it stays reachable and readable. */
  blocked?: string | null;
  /** Makes it a link that looks like a button. */
  href?: string;
  submit?: boolean;
  onPress?: () => void;
  children: ComponentChildren;
};

export function Button(props: ButtonProps) {
  const { kind = 'plain', icon, busy = false, blocked = null, href, submit = false } = props;
  const Icon = busy ? LoaderCircle : icon;
  const inner = (
    <>
      {Icon && <Icon class={busy ? style.turning : undefined} aria-hidden="true" />}
      <span>
        {props.children}
        {blocked !== null && <small class={style.why}>{blocked}</small>}
      </span>
    </>
  );
  const look = `${style.button} ${style[kind]}`;
  if (href !== undefined) {
    return (
      <a class={look} href={href} onClick={props.onPress}>
        {inner}
      </a>
    );
  }
  const stopped = busy || blocked !== null;
  return (
    <button
      class={look}
      type={submit && !stopped ? 'submit' : 'button'}
      aria-disabled={stopped}
      aria-busy={busy}
      onClick={stopped ? undefined : props.onPress}
    >
      {inner}
    </button>
  );
}
