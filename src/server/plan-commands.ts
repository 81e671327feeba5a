import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import type { RefusedFile } from '../office/bad-file.ts';
import { openOffice, openPasted } from '../office/open.ts';
import { readDeadline } from '../shared/calendar/deadline.ts';
import type { PlanDraft } from '../shared/plan/draft.ts';
import { plainPlan } from '../shared/plan/plain-plan.ts';
import { readPlan } from '../shared/plan/read-plan.ts';
import { say } from './terminal.ts';

/** What a command prints, or why it refuses in one sentence; `code` is the exit code, else 2. */
export type Printed = { lines: string[] } | { refused: string; code?: number };

type Refused = RefusedFile | 'noTable' | 'noFile';

/** `plan FILE --year 2026 [--json]`: what a plan document says, by the code that runs in the browser. */
export async function printPlan(args: readonly string[]): Promise<Printed> {
  const [file] = positional(args);
  const year = yearOf(args);
  if (file === undefined || year === null) return { refused: say('planUsage') };
  const draft = await draftOf(file, year);
  if (typeof draft === 'string') return { refused: say(`refused.${draft}`) };
  const plain = plainPlan(draft);
  if (args.includes('--json')) return { lines: [JSON.stringify(plain, null, 2)] };
  return {
    lines: [
      say('planCounts', {
        tasks: plain.tasks.length,
        indicators: plain.indicators.length,
        budget: plain.budget.length,
      }),
      ...plain.tasks.map(({ section, no, title, lead, deadlineText }) =>
        [section, no, title, lead, deadlineText].join('\t'),
      ),
      ...plain.problems.map((problem) => say('planProblem', { ...problem })),
    ],
  };
}

/** `deadline "TEXT" --year 2026`: how a printed deadline is read, as JSON. */
export function printDeadline(args: readonly string[]): Printed {
  const [text] = positional(args);
  const year = yearOf(args);
  if (text === undefined || year === null) return { refused: say('deadlineUsage') };
  return { lines: [JSON.stringify(readDeadline(text, year), null, 2)] };
}

async function draftOf(file: string, year: number): Promise<PlanDraft | Refused> {
  const pages = file === '-' ? openPasted(await readText(process.stdin)) : await open(file);
  if (pages === null) return 'noFile';
  if ('refused' in pages) return pages.refused;
  const draft = readPlan(pages.blocks, { year });
  return 'refused' in draft ? draft.refused : draft;
}

/** npm runs commands in the project's folder; a path is meant from where the person stands. */
async function open(file: string): Promise<ReturnType<typeof openOffice> | null> {
  try {
    return openOffice(await readFile(resolve(process.env.INIT_CWD ?? '.', file)));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') return null;
    throw error;
  }
}

function positional(args: readonly string[]): string[] {
  return args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--year');
}

function yearOf(args: readonly string[]): number | null {
  const at = args.indexOf('--year');
  const year = Number(args[at + 1]);
  return at >= 0 && Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : null;
}
