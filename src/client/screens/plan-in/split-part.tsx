import { readNumber } from '../../../shared/text/numbers.ts';
import { formatNumber, t } from '../../i18n.ts';
import type { Receiver } from '../../local/giving.ts';
import type { RowGive, SplitHow } from '../../local/import/plan-draft.ts';
import { gapOf, type Households, partsOf } from '../../local/import/plan-ops.ts';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import screen from '../screen.module.css';
import style from './share-step.module.css';

export type SplitPartProps = {
  give: RowGive;
  receivers: Receiver[];
  households: Households;
  onChange: (part: Partial<RowGive>) => void;
  onHouseholds: (households: Households) => void;
};

/** The plan's number over the places; the sum must be the number. */
export function SplitPart({ give, receivers, households, onChange, onHouseholds }: SplitPartProps) {
  const places = receivers.filter(({ id }) => give.placeIds.includes(id));
  const parts = partsOf(give, households);
  return (
    <div class={screen.near}>
      <Choice
        legend={t('planIn.split')}
        options={[
          { value: 'even', label: t('planIn.splitEven') },
          { value: 'households', label: t('planIn.splitHouseholds') },
          { value: 'hand', label: t('planIn.splitHand') },
          { value: 'each', label: t('planIn.splitEach') },
        ]}
        value={give.how}
        onChoose={(how: SplitHow) => onChange({ how, ...begun(give, how, parts) })}
        beside
      />
      <Sum give={give} households={households} />
      {give.how === 'households' && (
        <Section title={t('planIn.households')} folds="open">
          <p class={screen.small}>{t('planIn.householdsHint')}</p>
          <Numbers
            places={places}
            values={households}
            onNumber={(id, text) => onHouseholds({ ...households, [id]: text })}
          />
        </Section>
      )}
      {give.how === 'hand' && (
        <Section title={t('planIn.byHand')} folds="open">
          <Numbers
            places={places}
            values={give.byHand}
            onNumber={(id, text) => onChange({ byHand: { ...give.byHand, [id]: text } })}
          />
        </Section>
      )}
      {parts !== null && give.how !== 'hand' && (
        <Section title={t('planIn.parts')} folds="folded">
          <ul class={style.parts}>
            {places.map(({ id, name }, index) => (
              <li key={id}>
                {name}: <b>{formatNumber(parts[index] ?? 0)}</b>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

/** Splitting by hand begins with what was split before. */
function begun(give: RowGive, how: SplitHow, parts: number[] | null): Partial<RowGive> {
  if (how !== 'hand' || parts === null) return {};
  return {
    byHand: Object.fromEntries(give.placeIds.map((id, i) => [id, formatNumber(parts[i] ?? 0)])),
  };
}

function Sum({ give, households }: Pick<SplitPartProps, 'give' | 'households'>) {
  const gap = gapOf(give, households);
  if (gap === null) return null;
  const total = readNumber(give.target).value ?? 0;
  const values = { sum: formatNumber(total - gap), total: formatNumber(total) };
  if (gap === 0) {
    return (
      <p class={style.match} role="status">
        {t('planIn.sumRight', values)}
      </p>
    );
  }
  const words = gap > 0 ? 'planIn.sumMissing' : 'planIn.sumOver';
  return (
    <p class={style.off} role="status">
      {t(words, { ...values, gap: Math.abs(gap) })}
    </p>
  );
}

type NumbersProps = {
  places: Receiver[];
  values: Record<string, string>;
  onNumber: (id: string, text: string) => void;
};

function Numbers({ places, values, onNumber }: NumbersProps) {
  return (
    <div class={style.numbers}>
      {places.map(({ id, name }) => (
        <Field
          key={id}
          label={name}
          name={`number-${id}`}
          initial={values[id] ?? ''}
          input={{ inputMode: 'decimal' }}
          onText={(text) => onNumber(id, text)}
        />
      ))}
    </div>
  );
}
