import type { Id } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import type { Receiver } from '../../local/giving.ts';
import { CheckList } from '../../parts/check-list.tsx';
import { Section } from '../../parts/section.tsx';
import style from '../screen.module.css';

export type PlacesProps = {
  receivers: Receiver[];
  chosen: Id[];
  onChosen: (placeIds: Id[]) => void;
  error: string | null;
};

/** Who gets the task. Places that have it stand apart, so that "all" never gives it twice. */
export function Places({ receivers, chosen, onChosen, error }: PlacesProps) {
  const without = receivers.filter(({ has }) => !has);
  const having = receivers.filter(({ has }) => has);
  const list = (items: Receiver[]) => items.map(({ id, name }) => ({ id, label: name }));
  const choose = (items: Receiver[]) => (some: Set<Id>) => {
    const others = chosen.filter((id) => !items.some((item) => item.id === id));
    onChosen([...others, ...some]);
  };
  return (
    <div class={style.near}>
      {without.length === 0 ? (
        <p>{t('give.allGiven')}</p>
      ) : (
        <CheckList
          legend={t('give.places')}
          items={list(without)}
          chosen={new Set(chosen)}
          onChange={choose(without)}
          error={error}
        />
      )}
      {having.length > 0 && (
        <Section title={t('give.already')} count={having.length} folds="folded">
          <CheckList
            legend={t('give.alreadyHint')}
            items={list(having)}
            chosen={new Set(chosen)}
            onChange={choose(having)}
            error={without.length === 0 ? error : null}
          />
        </Section>
      )}
    </div>
  );
}
