import * as z from 'zod/mini';

/**
 * Why a person should look at a reading, gravest first; a deadline carries the gravest only.
 *
 * - impossibleDate: the calendar has no such day, month or quarter; nothing was read
 * - unreadable: text without any reading
 * - ditto: 'như trên', 'nt'; the row above knows
 * - backwards: a range that ends before it starts; the end is kept
 * - several: more than one deadline or cycle; the latest deadline, or the shortest cycle, is kept
 * - doubtful: another reading is as likely ('trước tháng 12', 'T3', 'Quý lI', a date in a condition)
 * - unreadWords: read, but words were left over
 * - vague: words that name no day ('đầu năm', 'kịp thời', 'dự kiến')
 * - cycleUnknown: comes again, but the cycle is not said or is none of ours ('định kỳ')
 * - dayUnknown: the text itself says that it gives no day
 * - farYear: more than five years from the plan's year
 */
export const DeadlineProblem = z.enum([
  'impossibleDate',
  'unreadable',
  'ditto',
  'backwards',
  'several',
  'doubtful',
  'unreadWords',
  'vague',
  'cycleUnknown',
  'dayUnknown',
  'farYear',
]);
export type DeadlineProblem = z.infer<typeof DeadlineProblem>;

export function gravest(problems: readonly DeadlineProblem[]): DeadlineProblem | null {
  return DeadlineProblem.options.find((problem) => problems.includes(problem)) ?? null;
}
