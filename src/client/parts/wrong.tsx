import { CircleAlert } from 'lucide-preact';
import style from './wrong.module.css';

/** What is wrong with a field, beside it. The region stays, so that a new sentence is read out. */
export function Wrong({ id, text }: { id: string; text: string | null }) {
  return (
    <p class={style.wrong} id={id} role="alert">
      {text !== null && (
        <>
          <CircleAlert aria-hidden="true" />
          <span>{text}</span>
        </>
      )}
    </p>
  );
}
