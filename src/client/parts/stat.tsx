import { formatNumber, t } from '../i18n.ts';
import style from './stat.module.css';

export type StatProps = {
  /** Null where nothing was reported: that is not zero. */
  value: number | null;
  label: string;
  /** `returned` asks for attention. */
  tone?: 'plain' | 'returned';
  /** Where the records behind the figure are. */
  href?: string;
};

export function Stat({ value, label, tone = 'plain', href }: StatProps) {
  const Box = href === undefined ? 'div' : 'a';
  return (
    <Box class={`${style.stat} ${style[tone]}`} href={href}>
      <b class={value === null ? style.none : style.value}>
        {value === null ? t('app.none') : formatNumber(value)}
      </b>
      <span>{label}</span>
    </Box>
  );
}
