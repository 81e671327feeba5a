import { formatDay, formatLongDay, t } from '../i18n.ts';
import style from './deadline-text.module.css';

export type DeadlineTextProps = {
  /** Calendar days `YYYY-MM-DD`; null where the plan gives no day. */
  due: string | null;
  today: string;
  /** The plan's own words ("Thường xuyên"), said where there is no day. */
  words?: string;
  /** Work that is done is neither near nor late. */
  done?: boolean;
  /** With the weekday. */
  long?: boolean;
};

const DAY = 86_400_000;
const SOON = 3;

export function DeadlineText({ due, today, words, done = false, long = false }: DeadlineTextProps) {
  if (due === null) return <span>{words || t('deadline.none')}</span>;
  const day = long ? formatLongDay(due) : formatDay(due);
  const left = Math.round((Date.parse(due) - Date.parse(today)) / DAY);
  if (done) return <span>{t('deadline.due', { day })}</span>;
  const near = left <= SOON ? style.near : undefined;
  return <span class={near}>{sentence(left, day)}</span>;
}

function sentence(left: number, day: string): string {
  if (left < 0) return t('deadline.late', { count: -left });
  if (left === 0) return t('deadline.today');
  if (left === 1) return t('deadline.tomorrow');
  return t('deadline.left', { day, count: left });
}
