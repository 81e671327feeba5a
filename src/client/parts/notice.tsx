import { Check, CircleAlert, Diamond, Info, type LucideIcon, Undo2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import style from './notice.module.css';

export type NoticeKind = 'info' | 'success' | 'returned' | 'error' | 'conflict';

export type NoticeProps = {
  kind: NoticeKind;
  title: string;
  /** What happened, whether the work is safe, what to do, in this order. */
  children?: ComponentChildren;
  /** Buttons, the safest first. */
  actions?: ComponentChildren;
  /** Read out when it appears; for what answers a tap. */
  live?: boolean;
};

const ICONS: Record<NoticeKind, LucideIcon> = {
  info: Info,
  success: Check,
  returned: Undo2,
  error: CircleAlert,
  conflict: Diamond,
};

export function Notice({ kind, title, children, actions, live = false }: NoticeProps) {
  const Icon = ICONS[kind];
  const role = kind === 'error' ? 'alert' : 'status';
  return (
    <section class={`${style.notice} ${style[kind]}`} role={live ? role : undefined}>
      <Icon aria-hidden="true" />
      <div class={style.words}>
        <p class={style.title}>{title}</p>
        {children !== undefined && <div class={style.text}>{children}</div>}
        {actions !== undefined && <div class={style.actions}>{actions}</div>}
      </div>
    </section>
  );
}
