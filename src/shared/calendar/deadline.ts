import * as z from 'zod/mini';
import { Day } from '../model.ts';
import { addDays, partsOf, yearEnd } from './day.ts';
import { readCycle } from './deadline-cycle.ts';
import { readTokens } from './deadline-patterns.ts';
import { DeadlineProblem, gravest } from './deadline-problem.ts';
import { endOf, isFrame, latest, lendMonths, readSpans, type Span } from './deadline-spans.ts';
import { asKinds, type Token } from './deadline-tokens.ts';
import { type DeadlineWords, splitDeadline } from './deadline-words.ts';
import { DueRule } from './due-rule.ts';

export const Recurrence = z.enum(['weekly', 'monthly', 'quarterly', 'yearly', 'continuous']);
export type Recurrence = z.infer<typeof Recurrence>;

/**
 * What a printed deadline says. The printed text stays beside it: this is a reading, and `problem`
 * says why a person should look at it.
 *
 * - `due`: the printed day, or the last day of the printed month, quarter or year. Null for what
 *   has no day: 'thường xuyên', 'hằng tháng' (a period's `dueOf` gives the day), events, open ends
 * - `strictlyBefore`: 'trước ngày 20/12' means that the 20th itself is late
 * - `rule`: the day that comes again, for cycles that print one
 * - `from`: the first day of a range
 * - `ceiling`: an event's outer bound, the end of the year it names or else of the plan's year
 * - `event`: what must happen first, as printed; beside another kind the condition or remark
 *   printed with it
 */
export const Deadline = z.object({
  kind: z.enum(['date', 'month', 'quarter', 'half', 'year', 'range', 'recurring', 'event', 'none']),
  due: z.nullable(Day),
  recurrence: z.nullable(Recurrence),
  rule: z.nullable(DueRule),
  from: z.nullable(Day),
  ceiling: z.nullable(Day),
  strictlyBefore: z.boolean(),
  event: z.nullable(z.string()),
  problem: z.nullable(DeadlineProblem),
});
export type Deadline = z.infer<typeof Deadline>;

const FAR_YEARS = 5;
const DITTO = /^[\s.,-]*(?:n\.?t|nhu tren|["″〃])[\s.,-]*$/;
const NOTHING: Deadline = {
  kind: 'none',
  due: null,
  recurrence: null,
  rule: null,
  from: null,
  ceiling: null,
  strictlyBefore: false,
  event: null,
  problem: null,
};

/**
 * Reads the deadline cell of a plan of `year`, the year of a text that names none. Never throws
 * and never invents a day; spelling, tone marks, hằng/hàng and the scan's losses are forgiven.
 * Of several deadlines the latest is kept, with its own kind, under the problem 'several'.
 */
export function readDeadline(text: string, year: number): Deadline {
  const words = splitDeadline(text);
  const tokens = lendMonths(asKinds(readTokens(words.when)));
  const { spans, problems } = readSpans(tokens, year);
  for (const token of tokens) if (token.is === 'doubt') problems.push(token.doubt);
  if (problems.includes('impossibleDate') || tokens.some(isImpossibleDay)) {
    return { ...NOTHING, problem: 'impossibleDate' };
  }
  const reading = readWhen(tokens, spans, year, problems);
  if (reading === null) return readWithoutDay(words, tokens, problems, year);

  if (reading.rule === null && tokens.some(({ is }) => is === 'day')) problems.push('doubtful');
  if (saysNoDay(words)) problems.push('dayUnknown');
  if (isFar(reading, year)) problems.push('farYear');
  // 'Thường xuyên các tháng cuối năm' has no day that could be vague.
  const continuous = reading.recurrence === 'continuous';
  return {
    ...reading,
    due: saysNoDay(words) ? null : reading.due,
    event: words.condition,
    problem: gravest(continuous ? problems.filter((one) => one !== 'vague') : problems),
  };
}

/**
 * Late once the printed day has passed, or has come where 'trước' is printed. What has no day
 * (continuous work, events, unread text) is never late.
 */
export function isLate(deadline: Pick<Deadline, 'due' | 'strictlyBefore'>, today: Day): boolean {
  const last = lastDayOnTime(deadline);
  return last !== null && today > last;
}

/** The last day on which the work is still on time; null when it has no day. */
export function lastDayOnTime(deadline: Pick<Deadline, 'due' | 'strictlyBefore'>): Day | null {
  const { due, strictlyBefore } = deadline;
  return due !== null && strictlyBefore ? addDays(due, -1) : due;
}

function readWhen(
  tokens: readonly Token[],
  spans: readonly Span[],
  year: number,
  problems: DeadlineProblem[],
): Deadline | null {
  const cycles = tokens.filter((token) => token.is === 'cycle');
  const fixed = spans.filter((span) => !isFrame(span));
  const yearly = cycles.length > 0 && cycles.every(({ cycle }) => cycle === 'yearly');
  if (cycles.length > 0 && (fixed.length === 0 || yearly)) {
    const reading = readCycle(tokens, spans, year, problems);
    return { ...NOTHING, kind: 'recurring', ...reading };
  }
  if (cycles.length > 0 || spans.length > 1) problems.push('several');
  const span = latest(cycles.length > 0 ? fixed : spans);
  if (span === undefined) return null;
  const toLaterYear = span.endOnly && span.kind === 'year' && span.from > yearEnd(year);
  const kind = toLaterYear ? 'range' : span.kind;
  const from = kind === 'range' && !span.endOnly ? span.from : null;
  return { ...NOTHING, kind, from, ...endOf(span, problems) };
}

function readWithoutDay(
  words: DeadlineWords,
  tokens: readonly Token[],
  problems: readonly DeadlineProblem[],
  year: number,
): Deadline {
  if (saysNoDay(words) || !/[\p{L}\p{N}"″〃]/u.test(words.printed)) return NOTHING;
  const loneDay = tokens.some(({ is }) => is === 'day');
  const event = words.waits ? readEvent(words, year) : NOTHING;
  if (loneDay) return { ...event, problem: 'doubtful' };
  if (words.waits) return event;
  if (DITTO.test(words.when)) return { ...NOTHING, problem: 'ditto' };
  const onlyVague = problems.length > 0 && problems.every((problem) => problem === 'vague');
  return { ...NOTHING, problem: onlyVague ? 'vague' : 'unreadable' };
}

function readEvent(words: DeadlineWords, year: number): Deadline {
  const { spans, problems } = readSpans(readTokens(words.conditionWords), year);
  const named = latest(spans.filter((span) => isFrame(span) && span.yearPrinted));
  const ceiling = named?.due ?? yearEnd(year);
  const event: Deadline = { ...NOTHING, kind: 'event', ceiling, event: words.printed };
  // A plain date cites a document ('Công văn 12 ngày 05/3/2026'); all else may be the deadline.
  const maybeDue = spans.some(
    (span) => !isFrame(span) && (span.kind !== 'date' || span.before || span.endOnly),
  );
  if (maybeDue || problems.includes('impossibleDate')) return { ...event, problem: 'doubtful' };
  return isFar(event, year) ? { ...event, problem: 'farYear' } : event;
}

function saysNoDay(words: DeadlineWords): boolean {
  return /\bkhong (?:ghi|neu|quy dinh)\b/.test(words.conditionWords);
}

function isImpossibleDay(token: Token): boolean {
  return token.is === 'day' && (token.day < 1 || token.day > 31);
}

function isFar({ due, from, ceiling }: Deadline, year: number): boolean {
  const days = [due, from, ceiling].filter((day) => day !== null);
  return days.some((day) => Math.abs(partsOf(day).year - year) > FAR_YEARS);
}
