import type { Id } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import { choicesOf, type ToReview } from '../../local/to-review.ts';
import { Section } from '../../parts/section.tsx';
import { Select } from '../../parts/select.tsx';
import style from './review.module.css';

/** Which photos are looked at; an empty id stands for all. */
export type Chosen = { placeId: Id | ''; taskId: Id | '' };

export const EVERYTHING: Chosen = { placeId: '', taskId: '' };

export function fits({ place, task }: ToReview, { placeId, taskId }: Chosen): boolean {
  return (placeId === '' || place.id === placeId) && (taskId === '' || task.id === taskId);
}

export type FiltersProps = {
  photos: ToReview[];
  left: number;
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
};

/** How many wait, and the way to those of one place or one task. */
export function Filters({ photos, left, chosen, onChosen }: FiltersProps) {
  const all = { value: '', label: t('review.all') };
  const places = choicesOf(photos, ({ place: { id, name } }) => ({ id, label: name }));
  const tasks = choicesOf(photos, ({ task: { id, title } }) => ({ id, label: title }));
  return (
    <div class={style.filters}>
      <p role="status">
        <b>{t('review.left', { count: left })}</b>
      </p>
      <Section title={t('review.filter')} folds="folded">
        <div class={style.selects}>
          <Select
            label={t('review.byPlace')}
            options={[all, ...places]}
            value={chosen.placeId}
            onChoose={(placeId) => onChosen({ ...chosen, placeId })}
          />
          <Select
            label={t('review.byTask')}
            options={[all, ...tasks]}
            value={chosen.taskId}
            onChoose={(taskId) => onChosen({ ...chosen, taskId })}
          />
        </div>
      </Section>
    </div>
  );
}
