import { numberIn } from '../../../shared/indicators/standing.ts';
import type { Answer, Indicator, PeriodKey } from '../../../shared/records/indicator.ts';
import { formatNumber as printNumber } from '../../../shared/text/numbers.ts';
import { language, t } from '../../i18n.ts';

const DECIMALS = 6;
const SIGNS = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=' } as const;

/** A number with all the decimals it has: money and shares are not rounded on the way to a report. */
export function exact(value: number): string {
  if (language() === 'vi') return printNumber(value, DECIMALS);
  return new Intl.NumberFormat('en', { maximumFractionDigits: DECIMALS }).format(value);
}

/** The target as it is compared ('≥ 90 %'), or as printed where it is words. */
export function targetWords(
  of: Pick<Indicator, 'direction' | 'target' | 'targetText' | 'unit'>,
): string {
  const { direction, target, targetText, unit } = of;
  if (target === null || direction === null || direction === 'rank') return targetText || '–';
  return `${SIGNS[direction]} ${withUnit(target, unit)}`;
}

export function withUnit(value: number, unit: string): string {
  if (unit === '') return exact(value);
  return unit === '%' ? `${exact(value)}%` : `${exact(value)} ${unit}`;
}

/** What somebody answered, a share with both of its numbers. */
export function answerWords(answer: Answer, unit: string): string {
  if (answer.is === 'none') return t('indicators.nothing');
  if (answer.is === 'words') return answer.text;
  if (answer.is === 'value') return withUnit(answer.value, unit);
  const share = printNumber(numberIn(answer) ?? 0);
  return `${exact(answer.part)}/${exact(answer.whole)} = ${share}%`;
}

/** 'Tháng 3/2026', 'Quý I/2026', 'Năm 2026'. */
export function periodWords(period: PeriodKey): string {
  const year = period.slice(0, 4);
  const name = period.slice(5);
  if (name === 'Y') return t('indicators.year', { year });
  if (name === '9M') return t('indicators.nineMonths', { year });
  const index = name.slice(1);
  if (name.startsWith('M')) return t('indicators.month', { year, month: String(Number(index)) });
  if (name === 'H1') return t('indicators.half', { year });
  if (name === 'H2') return t('indicators.half2', { year });
  return t('indicators.quarter', {
    year,
    quarter: ['I', 'II', 'III', 'IV'][Number(index) - 1] ?? '',
  });
}

/** The printed number before the title, where there is one. */
export function rowName({ no, title }: { no: string | null; title: string }): string {
  return no ? `${no}. ${title}` : title;
}
