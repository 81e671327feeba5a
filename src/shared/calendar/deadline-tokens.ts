// What the words of a deadline can mean, one by one.

import type { DeadlineProblem } from './deadline-problem.ts';

export type Cycle = 'continuous' | 'weekly' | 'monthly' | 'quarterly' | 'yearly';

/** A stretch of one year as printed, not yet checked: months may be 13, days 31 February. */
export type Time = {
  is: 'time';
  kind: 'date' | 'month' | 'quarter' | 'half' | 'year' | 'range';
  year: number | null;
  fromMonth: number;
  toMonth: number;
  day: number | null;
  doubt: DeadlineProblem | null;
};

/** `cycle` is null where none is said ('định kỳ'), 'other' for one that is none of ours (six months). */
export type CycleToken = {
  is: 'cycle';
  cycle: Cycle | 'other' | null;
  lastMonth: boolean;
  doubt: DeadlineProblem | null;
};

export type Token =
  | Time
  | { is: 'day'; day: number }
  | CycleToken
  | { is: 'doubt'; doubt: DeadlineProblem }
  | { is: 'from' | 'to' | 'dash' | 'before' | 'open' };

export function date(d?: string, m?: string, y?: string, short?: string): Time {
  return time('date', Number(m), Number(m), y ?? short, Number(d));
}

export function month(m: string | undefined, y: string | undefined): Time {
  return time('month', Number(m), Number(m), y);
}

export function quarter(item: string | undefined, y: string | undefined): Time {
  // Scans print the roman I as l, | or 1.
  const printed = item ?? '';
  const misread = /[l|]/.test(printed) || (/[iv]/.test(printed) && printed.includes('1'));
  const roman = misread ? printed.replace(/[l|1]/g, 'i') : printed;
  const index = ['', 'i', 'ii', 'iii', 'iv', 'v'].indexOf(roman);
  const n = index > 0 ? index : Number(roman) || 0;
  return { ...time('quarter', n * 3 - 2, n * 3, y), doubt: misread ? 'doubtful' : null };
}

export function months(
  word: string | undefined,
  side: string | undefined,
  y: string | undefined,
): Time {
  const n = countOf(word);
  const kind = n === 6 ? 'half' : n === 12 ? 'year' : 'range';
  return side === 'cuoi' ? time(kind, 13 - n, 12, y) : time(kind, 1, n, y);
}

export function wholeYear(y: string | undefined): Time {
  return time('year', 1, 12, y);
}

function time(
  kind: Time['kind'],
  fromMonth: number,
  toMonth: number,
  y: string | undefined,
  day: number | null = null,
): Time {
  const year = y === undefined ? null : y.length === 2 ? 2000 + Number(y) : Number(y);
  return { is: 'time', kind, year, fromMonth, toMonth, day, doubt: null };
}

export function cycle(unit: string | undefined, doubt: DeadlineProblem | null = null): Token {
  const known: Record<string, Cycle> = { tuan: 'weekly', thang: 'monthly', nam: 'yearly' };
  return { is: 'cycle', cycle: known[unit ?? ''] ?? 'quarterly', lastMonth: false, doubt };
}

export function everyMonths(word: string | undefined): CycleToken {
  const known: Record<number, Cycle> = { 1: 'monthly', 3: 'quarterly', 12: 'yearly' };
  return { is: 'cycle', cycle: known[countOf(word)] ?? 'other', lastMonth: false, doubt: null };
}

/** '6 tháng' beside a cycle lists kinds of reports ('hằng quý, 6 tháng, năm') and names no half. */
export function asKinds(tokens: readonly Token[]): readonly Token[] {
  const listed = tokens.some(
    (token) => token.is === 'cycle' && token.cycle !== null && token.cycle !== 'continuous',
  );
  if (!listed) return tokens;
  return tokens.map((token) => (isBareMonths(token) ? everyMonths(`${token.toMonth}`) : token));
}

function isBareMonths(token: Token): token is Time {
  if (token.is !== 'time' || token.doubt !== 'doubtful') return false;
  return token.kind === 'half' || token.kind === 'range';
}

function countOf(word: string | undefined): number {
  return { ba: 3, sau: 6, chin: 9 }[word ?? ''] ?? Number(word);
}
