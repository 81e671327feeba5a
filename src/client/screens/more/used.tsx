import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { useLive } from '../../local/use-live.ts';
import { readUsed, type Used } from '../../local/used.ts';
import { Section } from '../../parts/section.tsx';
import style from '../screen.module.css';
import { sizeWords } from '../size-words.ts';

/** How much data this person's work and photos took on this phone, this month and before. */
export function UsedData() {
  const { phone } = useWork();
  const used = useLive(() => readUsed(phone.db, phone.clock()), [phone]);
  if (!used) return null;
  return (
    <Section title={t('more.used')}>
      <p>{t('more.usedNow', sizes(used.now))}</p>
      {used.earlier.map((one) => (
        <p key={one.month}>{t('more.usedEarlier', { ...sizes(one), month: monthWords(one) })}</p>
      ))}
      <p class={style.small}>{t('more.usedHint')}</p>
    </Section>
  );
}

function sizes({ photos, rest }: Used): { all: string; photos: string } {
  return { all: sizeWords(photos + rest), photos: sizeWords(photos) };
}

/** `10/2026` */
function monthWords({ month }: Used): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`;
}
