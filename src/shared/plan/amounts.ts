import { readNumber } from '../text/numbers.ts';
import type { Why } from './problem.ts';
import type { SourceCell } from './table.ts';
import { oneLine, plainWords } from './words.ts';

/** How many million đồng one printed unit is. */
const IN_MILLION: [RegExp, number][] = [
  [/\b(?:ty|ti)(?: dong)?\b/, 1000],
  [/\b(?:trieu dong|trieu|trd)\b/, 1],
  [/\b(?:nghin|ngan) dong\b|\b1000 ?d\b/, 1e-3],
  [/\b(?:dong|vnd)\b/, 1e-6],
];

/** The unit of money printed in a text, as million đồng; null when none is. */
export function moneyUnit(text: string): number | null {
  const words = plainWords(text);
  return IN_MILLION.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

export type AmountReading = { amount: number | null; why: Why | null };

/**
 * An amount in million đồng. '8.073' is 8073: the point groups thousands, the comma begins decimals. What only makes sense
 * the other way round, or could be either ('8,073', or 8.073 stored as a number), is doubtful. A unit in the cell wins.
 */
export function readAmount(cell: SourceCell, text: string, unit: number | null): AmountReading {
  const own = moneyUnit(text.replace(/^[\d.,\s]+/, ''));
  const factor = own ?? unit ?? 1;
  if (cell.number !== undefined) {
    const odd = !Number.isInteger(cell.number) && /[.,]\d{3}$/.test(String(cell.number));
    return { amount: scaled(cell.number, factor), why: odd ? 'amountDoubtful' : null };
  }
  const digits = oneLine(text).replace(/\s*(?:%|\(?\p{L}[\p{L}\s.]*\)?)?$/u, '');
  const { value, percent, problem } = readNumber(digits);
  if (value === null || percent) return { amount: null, why: 'amountUnread' };
  const either = /^\d{1,3},\d{3}$/.test(digits);
  return { amount: scaled(value, factor), why: problem || either ? 'amountDoubtful' : null };
}

/** Đồng are whole: millions have six decimals at most, and sums must not drift. */
function scaled(value: number, factor: number): number {
  return Math.round(value * factor * 1e6) / 1e6;
}
