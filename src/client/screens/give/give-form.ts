import {
  type ComingForm,
  comingOf,
  hasDueDay,
  isDueDay,
  recursOf,
  type When,
} from '../../../shared/calendar/coming.ts';
import type { Id, Step, Task } from '../../../shared/model.ts';
import type { OpBody } from '../../../shared/op.ts';
import { readNumber } from '../../../shared/text/numbers.ts';
import type { TextKey } from '../../i18n.ts';
import { typed } from '../typed.ts';

/** What an official has chosen and typed so far, as typed; kept as a draft until it is given. */
export type GiveForm = ComingForm & {
  placeIds: Id[];
  steps: Step[];
  target: string;
  unit: string;
  /** `YYYY-MM-DD`, or empty. */
  due: string;
  asksSpot?: boolean;
};

export function freshForm(task: Task): GiveForm {
  const due = task.deadline.due ?? '';
  return { placeIds: [], steps: [], target: '', unit: '', due, ...comingOf(task.deadline) };
}

/** The draft as text, and back; a text that no form wrote counts as none. */
export function readForm(text: string, task: Task): GiveForm {
  return text === '' ? freshForm(task) : (JSON.parse(text) as GiveForm);
}

export type GiveProblems = {
  places: TextKey | null;
  steps: TextKey | null;
  /** Steps without words, by id. */
  emptySteps: Id[];
  target: TextKey | null;
  unit: TextKey | null;
  dueDay: TextKey | null;
};

export function problemsOf(form: GiveForm): GiveProblems {
  const target = readNumber(form.target);
  const wrong = target.problem !== null || target.percent || (target.value ?? 1) <= 0;
  const noUnit = target.value !== null && form.unit.trim() === '';
  return {
    places: form.placeIds.length === 0 ? 'give.placesMissing' : null,
    steps: form.steps.length === 0 ? 'give.stepsMissing' : null,
    emptySteps: form.steps.filter(({ text }) => text.trim() === '').map(({ id }) => id),
    target: wrong ? 'give.targetWrong' : null,
    unit: noUnit ? 'give.unitMissing' : null,
    dueDay: hasDueDay(form.coming) && !isDueDay(form.dueDay ?? '') ? 'turn.dueWrong' : null,
  };
}

export function isReady({ emptySteps, ...problems }: GiveProblems): boolean {
  return Object.values(problems).every((one) => one === null) && emptySteps.length === 0;
}

/** The one op that a ready form becomes; `planYear` is where work that comes again ends. */
export function giveOp(taskId: Id, form: GiveForm, planYear: number, when: When): OpBody {
  const { value } = readNumber(form.target);
  const recurs = recursOf(form, planYear, when);
  return {
    kind: 'task.give',
    taskId,
    placeIds: form.placeIds,
    steps: form.steps.map((step) => ({ ...step, text: typed(step.text) })),
    target: value === null ? null : { number: value, unit: typed(form.unit) },
    due: form.due === '' || recurs ? null : form.due,
    ...(recurs && { recurs }),
    ...(form.asksSpot && { asksSpot: true }),
  };
}

/** The list with one step moved by one place; at the ends nothing moves. */
export function moved(steps: Step[], id: Id, by: 1 | -1): Step[] {
  const from = steps.findIndex((step) => step.id === id);
  const to = from + by;
  const step = steps[from];
  if (!step || to < 0 || to >= steps.length) return steps;
  const next = steps.filter((other) => other.id !== id);
  next.splice(to, 0, step);
  return next;
}
