import { Check } from 'lucide-preact';
import { t } from '../i18n.ts';
import style from './steps.module.css';

export type StepsProps = {
  label: string;
  names: string[];
  /** Index of the step one is at. */
  at: number;
};

/** Where one is in a task of several pages. Narrow: "Bước 2/4 · Kiểm tra bảng". */
export function Steps({ label, names, at }: StepsProps) {
  return (
    <nav class={style.steps} aria-label={label}>
      <p class={style.short} aria-hidden="true">
        {t('choose.step', { done: at + 1, total: names.length })} · <b>{names[at]}</b>
      </p>
      <ol class={style.list}>
        {names.map((name, index) => (
          <li key={name} class={style.step} aria-current={index === at && 'step'}>
            <span class={index < at ? style.past : style.number} aria-hidden="true">
              {index < at ? <Check /> : index + 1}
            </span>
            {name}
          </li>
        ))}
      </ol>
    </nav>
  );
}
