import { useId } from 'preact/hooks';
import { t } from '../i18n.ts';
import style from './check-list.module.css';
import { TickBox } from './tick-box.tsx';
import { Wrong } from './wrong.tsx';

export type CheckListProps = {
  legend: string;
  items: { id: string; label: string; hint?: string }[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: Set<string>) => void;
  error?: string | null;
};

/** Choose many at once: all, or one by one, with the count always in sight. */
export function CheckList({ legend, items, chosen, onChange, error = null }: CheckListProps) {
  const id = useId();
  const count = items.filter((item) => chosen.has(item.id)).length;
  const all = count === items.length && count > 0;
  function set(item: string, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(item);
    else next.delete(item);
    onChange(next);
  }
  return (
    <fieldset aria-describedby={`${id}e`}>
      <legend class={style.legend}>{legend}</legend>
      <Wrong id={`${id}e`} text={error} />
      <div class={style.head}>
        <TickBox
          checked={all}
          some={count > 0 && !all}
          onTick={(on) => onChange(new Set(on ? items.map((item) => item.id) : []))}
        >
          <b>{t('choose.all')}</b>
        </TickBox>
        <p role="status">{t('choose.chosen', { done: count, total: items.length })}</p>
      </div>
      <ul class={style.list}>
        {items.map((item) => (
          <li key={item.id}>
            <TickBox checked={chosen.has(item.id)} onTick={(on) => set(item.id, on)}>
              {item.label}
              {item.hint !== undefined && <small class={style.hint}>{item.hint}</small>}
            </TickBox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
