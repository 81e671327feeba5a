import { CircleAlert } from 'lucide-preact';
import style from './wrong.module.css';

export type WrongProps = {
  id: string;
  text: string | null;
  /** Advice: the text can be saved as it is. */
  soft?: boolean;
};

/** What is wrong with a field, beside it. The region stays, so that a new sentence is read out. */
export function Wrong({ id, text, soft = false }: WrongProps) {
  return (
    <p class={soft ? style.soft : style.wrong} id={id} role="alert">
      {text !== null && (
        <>
          <CircleAlert aria-hidden="true" />
          <span>{text}</span>
        </>
      )}
    </p>
  );
}
