import type { LucideIcon } from 'lucide-preact';
import { useId } from 'preact/hooks';
import style from './choice.module.css';
import { Wrong } from './wrong.tsx';

export type Option<V extends string> = {
  value: V;
  label: string;
  hint?: string;
  icon?: LucideIcon;
};

export type ChoiceProps<V extends string> = {
  legend: string;
  options: Option<V>[];
  /** Null until somebody chose: nothing is ever preselected for them. */
  value: V | null;
  onChoose: (value: V) => void;
  hint?: string;
  error?: string | null;
  /** Short answers stand side by side where there is room. */
  beside?: boolean;
  /** Many answers in two columns: the whole box is the answer, without a dot before its words. */
  dense?: boolean;
};

/** One question with a few large answers. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  const id = useId();
  const { options, value, hint, error = null, beside = false, dense = false } = props;
  return (
    <fieldset class={style.choice} aria-describedby={`${id}h ${id}e`}>
      <legend class={style.legend}>{props.legend}</legend>
      {hint !== undefined && (
        <p class={style.hint} id={`${id}h`}>
          {hint}
        </p>
      )}
      <Wrong id={`${id}e`} text={error} />
      <div class={dense ? style.dense : beside ? style.beside : style.options}>
        {options.map(({ value: each, label, hint: more, icon: Icon }) => (
          <label key={each} class={style.option}>
            <input
              class={style.dot}
              type="radio"
              name={id}
              value={each}
              checked={each === value}
              onChange={() => props.onChoose(each)}
            />
            {Icon && <Icon aria-hidden="true" />}
            <span>
              {label}
              {more !== undefined && <small class={style.more}>{more}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
