import { Camera } from 'lucide-preact';
import style from './photo-button.module.css';

/** The camera of a row, 48 px; `label` says what the photo is for. */
export function PhotoButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button class={style.button} type="button" aria-label={label} onClick={onPress}>
      <Camera aria-hidden="true" />
    </button>
  );
}
