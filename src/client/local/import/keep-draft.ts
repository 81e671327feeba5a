import type { Db } from '../db.ts';
import { isFull } from '../full.ts';
import type { Phone } from '../phone.ts';
import type { Head, PlanInDraft, Row } from './plan-draft.ts';

/**
 * The plan being brought in, kept in the phone's drafts: the head under one key, the rows in
 * portions under keys of their own, so that one changed row of ten thousand rewrites a hundred.
 */
export const PLAN_IN = 'plan-in';
export const PORTION = 100;
/** Portions taken apart at one go, between two frames of the page. */
const AT_ONCE = 5;

export function portionKey(index: number): string {
  return `${PLAN_IN}/${String(index).padStart(5, '0')}`;
}

/** The draft kept on this phone; null where there is none. */
export async function readPlanIn(db: Db): Promise<PlanInDraft | null> {
  const kept = await db.drafts.get(PLAN_IN);
  if (!kept) return null;
  const portions = await db.drafts.where('key').startsWith(`${PLAN_IN}/`).toArray();
  const rows: Row[] = [];
  for (const [index, portion] of portions.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
    rows.push(...(JSON.parse(portion.text) as Row[]));
  }
  const head = JSON.parse(kept.text) as Head;
  // Drafts kept by an earlier version held how many there were.
  const printed = Array.isArray(head.indicators) ? {} : { indicators: [], budget: [] };
  return { head: { ...head, ...printed }, rows };
}

/** Nothing is kept any more, nor what was cut short while being kept. */
export async function dropPlanIn({ db }: Phone): Promise<void> {
  await db.drafts.where('key').startsWith(PLAN_IN).delete();
}

/** In place of whatever was kept before; the head comes last, so that half a draft is none. */
export async function keepWhole(phone: Phone, { head, rows }: PlanInDraft): Promise<void> {
  await dropPlanIn(phone);
  for (let part = 0; part * PORTION < rows.length; part += 1) {
    await keepPortion(phone, part, portion(rows, part));
  }
  await keepHead(phone, head);
}

export function portion(rows: readonly Row[], part: number): Row[] {
  return rows.slice(part * PORTION, (part + 1) * PORTION);
}

export async function keepPortion(
  phone: Phone,
  index: number,
  rows: readonly Row[],
): Promise<void> {
  await keep(phone, portionKey(index), JSON.stringify(rows));
}

export async function keepHead(phone: Phone, head: Head): Promise<void> {
  await keep(phone, PLAN_IN, JSON.stringify(head));
}

/** A full phone keeps no drafts; giving will say so. */
async function keep({ db, clock }: Phone, key: string, text: string): Promise<void> {
  try {
    await db.drafts.put({ key, text, at: clock() });
  } catch (error) {
    if (!isFull(error)) throw error;
  }
}
