import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import style from './dialog.module.css';

export type DialogProps = {
  open: boolean;
  /** A question that its buttons answer with verbs. */
  title: string;
  children?: ComponentChildren;
  /** Buttons; the safe one first, since it gets the focus. */
  actions: ComponentChildren;
  /** Closed without an answer (Escape, the back gesture). */
  onClose: () => void;
};

/** For the few acts that cannot be undone. */
export function Dialog({ open, title, children, actions, onClose }: DialogProps) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    if (dialog === null || dialog.open === open) return;
    if (open) dialog.showModal();
    else dialog.close();
  }, [open]);
  // One that goes while it is open gives the focus back as well.
  useLayoutEffect(() => {
    const dialog = box.current;
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      class={style.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id} class={style.title}>
        {title}
      </h2>
      {children !== undefined && <div class={style.text}>{children}</div>}
      <div class={style.actions}>{actions}</div>
    </dialog>
  );
}
