import type { Day } from '../model.ts';
import { makeDay, monthEnd, partsOf, yearEnd } from './day.ts';
import type { DeadlineProblem } from './deadline-problem.ts';
import { endOf, isFrame, latest, type Span } from './deadline-spans.ts';
import type { Cycle, Token } from './deadline-tokens.ts';
import type { DueRule } from './due-rule.ts';

export type CycleReading = {
  recurrence: Cycle | null;
  rule: DueRule | null;
  due: Day | null;
  from: Day | null;
  strictlyBefore: boolean;
};

const SHORTEST_FIRST: Cycle[] = ['continuous', 'weekly', 'monthly', 'quarterly', 'yearly'];

/** Reads work that comes again; the problems it meets are added to `problems`. */
export function readCycle(
  tokens: readonly Token[],
  spans: readonly Span[],
  year: number,
  problems: DeadlineProblem[],
): CycleReading {
  const cycles = tokens.filter((token) => token.is === 'cycle');
  // 'Định kỳ hằng quý': a cycle that is said fills in for one that is not.
  const said = cycles.filter(({ cycle }) => cycle !== null);
  for (const { doubt } of said.length > 0 ? said : cycles) if (doubt) problems.push(doubt);
  if (new Set(said.map(({ cycle }) => cycle)).size > 1) problems.push('several');
  if (said.some(({ cycle }) => cycle === 'other')) problems.push('cycleUnknown');

  const recurrence = SHORTEST_FIRST.find((one) => said.some(({ cycle }) => cycle === one)) ?? null;
  const from = spans.find(({ kind, endOnly }) => kind === 'range' && !endOnly)?.from ?? null;
  const reading = { recurrence, rule: null, due: null, from, strictlyBefore: false };
  if (recurrence === 'yearly') {
    const yearly = readYearly(spans, year, problems);
    return { ...reading, ...yearly, due: notBefore(yearly.due, from) };
  }

  const day = tokens.filter((token) => token.is === 'day').at(-1)?.day;
  const lastMonth = said.some((token) => token.lastMonth);
  const repeats = recurrence === 'monthly' || (recurrence === 'quarterly' && lastMonth);
  if (day === undefined || !repeats || said.some(({ doubt }) => doubt !== null)) return reading;
  const strict = tokens.some(({ is }) => is === 'before');
  const of = recurrence === 'monthly' ? 'month' : 'quarterLastMonth';
  return { ...reading, rule: { day, of, strict }, strictlyBefore: strict };
}

function readYearly(spans: readonly Span[], year: number, problems: DeadlineProblem[]) {
  const fixed = spans.filter((span) => !isFrame(span));
  if (fixed.length > 1) problems.push('several');
  const span = latest(fixed);
  if (span === undefined) {
    const named = spans.find((one) => one.kind === 'year' && one.yearPrinted && !one.endOnly);
    return { due: named?.due ?? yearEnd(year) };
  }
  const { due, strictlyBefore } = endOf(span, problems);
  if (due === null) return { due };
  const { month, day } = partsOf(due);
  const rule: DueRule = { day, of: 'year', strict: strictlyBefore, month };
  return { due, strictlyBefore, rule };
}

/** 'Hằng năm giai đoạn 2027 - 2030' in a plan of 2026 is first due in 2027. */
function notBefore(due: Day | null, from: Day | null): Day | null {
  if (due === null || from === null || due >= from) return due;
  const { month, day } = partsOf(due);
  const { year } = partsOf(from);
  const inYear = (y: number) => makeDay(y, month, day) ?? monthEnd(y, month);
  return inYear(year) < from ? inYear(year + 1) : inYear(year);
}
