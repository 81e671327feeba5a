import type { TaskWords } from '../model.ts';
import { likeness, plainTitle } from './likeness.ts';
import { KNOWN_UNITS, unitReader } from './units.ts';

/** The words by which two printings of a task are compared. */
export const COMPARED = [
  'section',
  'no',
  'title',
  'lead',
  'coordinating',
  'result',
  'deadlineText',
  'note',
] as const;
export type Compared = (typeof COMPARED)[number];

/** A task as one printing has it. */
export type PlanTask = {
  section: string;
  no: string;
  title: string;
  lead: string;
  coordinating: readonly string[];
  result: string;
  deadlineText: string;
  note: string | null;
};

export type PlanDiff<Old extends PlanTask, New extends PlanTask> = {
  added: New[];
  changed: { before: Old; after: New; fields: Compared[] }[];
  same: { before: Old; after: New }[];
  gone: Old[];
};

/** From here on two titles under one number are the same task, reworded. */
const SAME_NUMBER = 0.34;
/** From here on two titles under different numbers are. */
const OTHER_NUMBER = 0.6;
/** Comparing each title with each other is for what is left over, never for whole large plans. */
const MAX_COMPARED = 250_000;

/**
 * What a new printing of a plan changes: by section and printed number where the titles agree at
 * all, then by equal titles, then by the most alike. A wholly new title under an old number is a
 * new task, and the old one is gone: what members did for it must not move to other words.
 * Printed order is kept. What no task of the new printing has (a document without notes) is compared
 * in none.
 */
export function diffPlan<Old extends PlanTask, New extends PlanTask>(
  before: readonly Old[],
  after: readonly New[],
): PlanDiff<Old, New> {
  const partner = new Map<New, Old>();
  const left = new Set(before);
  const pair = (old: Old | undefined, one: New) => {
    if (!old || !left.has(old) || partner.has(one)) return;
    partner.set(one, old);
    left.delete(old);
  };
  const byNumber = unique(before, keyOf);
  const newByNumber = unique(after, keyOf);
  for (const [key, one] of newByNumber) {
    const old = byNumber.get(key);
    if (old && likeness(old.title, one.title) >= SAME_NUMBER) pair(old, one);
  }
  const byTitle = unique([...left], ({ title }) => plainTitle(title));
  for (const [title, one] of unique(rest(after, partner), (task) => plainTitle(task.title))) {
    pair(byTitle.get(title), one);
  }
  const others = rest(after, partner);
  if (others.length * left.size <= MAX_COMPARED) {
    for (const { old, one } of alike([...left], others)) pair(old, one);
  }
  return sorted(after, partner, before, left);
}

/** The words of a task that a `task.set` would write. */
export function changedWords(after: PlanTask & TaskWords, fields: readonly Compared[]): TaskWords {
  const words: TaskWords = Object.fromEntries(fields.map((field) => [field, after[field]]));
  if (fields.includes('lead')) words.leads = after.leads;
  if (fields.includes('deadlineText')) words.deadline = after.deadline;
  return words;
}

function sorted<Old extends PlanTask, New extends PlanTask>(
  after: readonly New[],
  partner: ReadonlyMap<New, Old>,
  before: readonly Old[],
  left: ReadonlySet<Old>,
): PlanDiff<Old, New> {
  const diff: PlanDiff<Old, New> = { added: [], changed: [], same: [], gone: [] };
  const printed = COMPARED.filter((field) => after.some((one) => textOf(one[field]) !== ''));
  for (const one of after) {
    const old = partner.get(one);
    if (!old) {
      diff.added.push(one);
      continue;
    }
    const fields = printed.filter((field) => textOf(old[field]) !== textOf(one[field]));
    if (fields.length > 0) diff.changed.push({ before: old, after: one, fields });
    else diff.same.push({ before: old, after: one });
  }
  diff.gone = before.filter((old) => left.has(old));
  return diff;
}

function alike<Old extends PlanTask, New extends PlanTask>(
  old: readonly Old[],
  fresh: readonly New[],
): { old: Old; one: New }[] {
  return fresh
    .flatMap((one) => old.map((each) => ({ old: each, one, how: likeness(each.title, one.title) })))
    .filter(({ how }) => how >= OTHER_NUMBER)
    .sort((a, b) => b.how - a.how);
}

function rest<New>(after: readonly New[], partner: ReadonlyMap<New, unknown>): New[] {
  return after.filter((one) => !partner.has(one));
}

/** Items by key; those whose key is empty or not theirs alone are left out. */
function unique<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
  const found = new Map<string, T | null>();
  for (const item of items) found.set(key(item), found.has(key(item)) ? null : item);
  found.delete('');
  return new Map([...found].flatMap(([name, item]) => (item === null ? [] : [[name, item]])));
}

function keyOf({ section, no }: PlanTask): string {
  return no === '' ? '' : `${section}\u0000${no}`;
}

/** Units by their codes, so that 'TTHCC' and the name written out are the same. */
function textOf(value: string | readonly string[] | null): string {
  if (Array.isArray(value)) return codesOf(value).sort().join('; ');
  return String(value ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

const readUnits = unitReader(KNOWN_UNITS);

function codesOf(names: readonly string[]): string[] {
  return names.flatMap((name) => readUnits(name).map(({ unit }) => unit));
}
