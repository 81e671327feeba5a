// Third step of reading a deadline: from tokens to stretches of days.

import type { Day } from '../model.ts';
import { makeDay, monthEnd, monthStart } from './day.ts';
import type { DeadlineProblem } from './deadline-problem.ts';
import type { Time, Token } from './deadline-tokens.ts';

export type Span = {
  kind: Time['kind'];
  from: Day;
  /** Null when open-ended: 'từ tháng 3/2026', 'năm 2026 và những năm tiếp theo'. */
  due: Day | null;
  /** Whether 'trước' stands before it. */
  before: boolean;
  /** Only the end was said: 'đến năm 2030'. */
  endOnly: boolean;
  /** The year was printed, not taken from the plan. */
  yearPrinted: boolean;
};

export type Spans = { spans: Span[]; problems: DeadlineProblem[] };

/** The stretches of days the tokens name, in their order; a year not printed is the next one's. */
export function readSpans(tokens: readonly Token[], year: number): Spans {
  const groups = group(tokens);
  const problems: DeadlineProblem[] = [];
  const spans: Span[] = [];
  let inherited: number | null = null;
  for (const one of groups.reverse()) {
    const end = resolve(one.end, one.end.year ?? inherited ?? year);
    const start = resolve(one.start, one.start.year ?? one.end.year ?? inherited ?? year);
    inherited = one.start.year ?? one.end.year ?? inherited;
    for (const doubt of [one.start.doubt, one.end.doubt]) if (doubt) problems.push(doubt);
    if (start === null || end === null) problems.push('impossibleDate');
    else spans.unshift(toSpan(one, start, end, problems));
  }
  return { spans, problems };
}

type Group = { start: Time; end: Time; before: boolean; opened: boolean; until: boolean };
type Stretch = { from: Day; due: Day };

function group(tokens: readonly Token[]): Group[] {
  const groups: Group[] = [];
  let marks = { before: false, opened: false, until: false };
  let joining = false;
  tokens.forEach((token, at) => {
    const last = groups.at(-1);
    if (token.is === 'time') {
      if (joining && last) last.end = token;
      else groups.push({ start: token, end: token, ...marks });
      joining = false;
      marks = { before: false, opened: false, until: false };
      return;
    }
    const behindTime = tokens[at - 1]?.is === 'time' && last !== undefined;
    if (token.is === 'before') marks.before = true;
    if (token.is === 'from') marks.opened = true;
    if (token.is === 'to' && !behindTime) marks = { ...marks, opened: false, until: true };
    if ((token.is === 'to' || token.is === 'dash') && behindTime) joining = true;
    if (token.is === 'open' && last) last.opened = true;
  });
  return groups;
}

function toSpan(one: Group, start: Stretch, end: Stretch, problems: DeadlineProblem[]): Span {
  const ranged = one.start !== one.end;
  const backwards = start.from > end.due;
  if (backwards) problems.push('backwards');
  return {
    kind: ranged || one.opened ? 'range' : one.start.kind,
    from: start.from,
    due: one.opened && !ranged ? null : end.due,
    before: one.before,
    endOnly: one.until || backwards,
    yearPrinted: one.end.year !== null,
  };
}

function resolve(time: Time, year: number): Stretch | null {
  if (makeDay(year, time.fromMonth, 1) === null || makeDay(year, time.toMonth, 1) === null) {
    return null;
  }
  if (time.day === null) {
    return { from: monthStart(year, time.fromMonth), due: monthEnd(year, time.toMonth) };
  }
  const day = makeDay(year, time.fromMonth, time.day);
  return day === null ? null : { from: day, due: day };
}

/** In 'từ ngày 10 đến ngày 20/12' the first day takes the month of the second. */
export function lendMonths(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at) => {
    const [joint, next] = tokens.slice(at + 1, at + 3);
    const joined = joint?.is === 'to' || joint?.is === 'dash';
    if (token.is !== 'day' || !joined || next?.is !== 'time' || next.day === null) return token;
    return { ...next, day: token.day };
  });
}

/** Whole years and open stretches: beside 'thường xuyên' they frame the work, they do not end it. */
export function isFrame({ from, due }: Span): boolean {
  return due === null || (from.endsWith('-01-01') && due.endsWith('-12-31'));
}

/** The span that ends last; an open one counts by its start. */
export function latest(spans: readonly Span[]): Span | undefined {
  return [...spans].sort((a, b) => ((a.due ?? a.from) < (b.due ?? b.from) ? -1 : 1)).at(-1);
}

/** The day a span is due, and whether strictly before it. */
export function endOf(span: Span, problems: DeadlineProblem[]) {
  if (!span.before || span.kind === 'date') return { due: span.due, strictlyBefore: span.before };
  // 'Trước tháng 12' is before its first day in the strict reading, but often means its last.
  problems.push('doubtful');
  return { due: span.from, strictlyBefore: true };
}
