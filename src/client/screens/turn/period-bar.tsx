import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { printTableDay } from '../../../shared/calendar/print-day.ts';
import type { TurnKey } from '../../../shared/calendar/turn-key.ts';
import { t } from '../../i18n.ts';
import type { Periods } from '../../local/given-turns.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/select.tsx';
import style from '../screen.module.css';
import own from './period-bar.module.css';
import { turnName } from './words.ts';

export type PeriodBarProps = Periods & { onPick: (key: TurnKey) => void };

/** Which period is looked at: one back, one forward, or any from the list; its days stand below. */
export function PeriodBar({ period, all, onPick }: PeriodBarProps) {
  const at = all.findIndex(({ key }) => key === period.key);
  const [later, earlier] = [all[at - 1], all[at + 1]];
  const options = all.map(({ key }) => ({ value: key, label: turnName(key) }));
  const counts = { from: printTableDay(period.from), to: printTableDay(period.to) };
  return (
    <div class={style.near}>
      <div class={own.bar}>
        <Select label={t('turn.period')} options={options} value={period.key} onChoose={onPick} />
        {all.length > 1 && (
          <>
            <Button
              icon={ChevronLeft}
              blocked={earlier ? null : ''}
              onPress={() => earlier && onPick(earlier.key)}
            >
              <span class="spoken">{t('turn.earlier')}</span>
            </Button>
            <Button
              icon={ChevronRight}
              blocked={later ? null : ''}
              onPress={() => later && onPick(later.key)}
            >
              <span class="spoken">{t('turn.later')}</span>
            </Button>
          </>
        )}
      </div>
      <p class={style.small}>{t('indicators.counts', counts)}</p>
    </div>
  );
}
