import { ChevronDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { formatNumber } from '../i18n.ts';
import style from './section.module.css';

export type SectionProps = {
  title: string;
  count?: number;
  /** `returned` is for work that came back. */
  tone?: 'plain' | 'returned';
  /** Can be folded, and starts so if `folded`. Without it the section is always open. */
  folds?: 'open' | 'folded';
  /** It was opened or folded. */
  onToggle?: () => void;
  children: ComponentChildren;
};

export function Section({ title, count, tone = 'plain', folds, onToggle, children }: SectionProps) {
  const heading = (
    <h2 class={style.title}>
      {title}
      {count !== undefined && <span class={style.count}> ({formatNumber(count)})</span>}
    </h2>
  );
  const look = `${style.section} ${style[tone]}`;
  if (folds === undefined) {
    return (
      <section class={look}>
        {heading}
        {children}
      </section>
    );
  }
  return (
    <details class={look} open={folds === 'open'} onToggle={onToggle}>
      <summary class={style.summary}>
        {heading}
        <ChevronDown aria-hidden="true" />
      </summary>
      {children}
    </details>
  );
}
