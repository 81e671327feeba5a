import type { Entity } from '../entity.ts';
import type { Id } from '../model.ts';
import type { Answer, Indicator, PeriodKey } from '../records/indicator.ts';

type EntityOf<K extends Entity['kind']> = Extract<Entity, { kind: K }>;
export type ReadingEntity = EntityOf<'reading'>;
export type SpendEntity = EntityOf<'spend'>;

/** What no other one takes the place of. A record that a correction names and nobody has is no matter. */
export function standing<E extends { id: Id; body: { corrects: Id[] } }>(all: readonly E[]): E[] {
  const corrected = new Set(all.flatMap(({ body }) => body.corrects));
  return all.filter(({ id }) => !corrected.has(id));
}

/** The number that an answer comes to, a share in per cent; null for words and "không phát sinh". */
export function numberIn(answer: Answer): number | null {
  if (answer.is === 'value') return answer.value;
  return answer.is === 'share' ? rounded((answer.part / answer.whole) * 100) : null;
}

/** Do two answers say the same? 1/2 and 50 do; 0 and "không phát sinh" do not. */
export function isSame(one: Answer, other: Answer): boolean {
  const value = numberIn(one);
  if (value !== null) return value === numberIn(other);
  if (one.is === 'words' && other.is === 'words') return one.text === other.text;
  return one.is === other.is;
}

/** All that stands for one indicator, place and period; more than one answer is contested. */
export type PeriodStand = {
  period: PeriodKey;
  placeId: Id | null;
  readings: ReadingEntity[];
  contested: boolean;
};

/** What stands of one indicator's readings by period and place, the latest period first. */
export function periodStands(readings: readonly ReadingEntity[]): PeriodStand[] {
  const stands = new Map<string, PeriodStand>();
  for (const reading of inOrder(standing(readings))) {
    const { period, placeId, answer } = reading.body;
    const key = `${period} ${placeId ?? ''}`;
    const stand = stands.get(key) ?? { period, placeId, readings: [], contested: false };
    const first = stand.readings[0]?.body.answer ?? answer;
    if (!isSame(first, answer)) stand.contested = true;
    stand.readings.push(reading);
    stands.set(key, stand);
  }
  return [...stands.values()].sort((a, b) => rank(b.period) - rank(a.period));
}

/** The latest period that somebody reported for a place (null: the whole ward); null is "chưa báo cáo". */
export function latestStand(
  stands: readonly PeriodStand[],
  placeId: Id | null,
): PeriodStand | null {
  return stands.find((stand) => stand.placeId === placeId) ?? null;
}

/** Where an indicator is against its target. `noted`: in words, or without a number to compare with. */
export type Against = 'unreported' | 'contested' | 'nothing' | 'reached' | 'below' | 'noted';

export function against(
  { direction, target }: Pick<Indicator, 'direction' | 'target'>,
  stand: PeriodStand | null,
): Against {
  const answer = stand?.readings.at(-1)?.body.answer;
  if (!stand || !answer) return 'unreported';
  if (stand.contested) return 'contested';
  if (answer.is === 'none') return 'nothing';
  const value = numberIn(answer);
  if (value === null || target === null || direction === null || direction === 'rank')
    return 'noted';
  return REACHES[direction](value, target) ? 'reached' : 'below';
}

const REACHES: Record<'>=' | '>' | '<=' | '<' | '=', (value: number, target: number) => boolean> = {
  '>=': (value, target) => value >= target,
  '>': (value, target) => value > target,
  '<=': (value, target) => value <= target,
  '<': (value, target) => value < target,
  '=': (value, target) => value === target,
};

/** A row such as 3 above 3.1 and 3.2: it has no target of its own and nobody reports it. */
export function isHeading(
  { no, direction, target, planId }: Pick<Indicator, 'no' | 'direction' | 'target' | 'planId'>,
  others: readonly Pick<Indicator, 'no' | 'planId'>[],
): boolean {
  if (no === '' || direction !== null || target !== null) return false;
  return others.some((other) => other.planId === planId && other.no.startsWith(`${no}.`));
}

/** What was spent of a line, and what is left of it; null where the plan's amount could not be read. */
export function moneyOf(
  amount: number | null,
  spends: readonly SpendEntity[],
): { spent: number; left: number | null } {
  const spent = rounded(standing(spends).reduce((sum, { body }) => sum + body.amount, 0));
  return { spent, left: amount === null ? null : rounded(amount - spent) };
}

/** By the day of the data, then by who said it first, then by id: the same on every device. */
function inOrder(readings: readonly ReadingEntity[]): ReadingEntity[] {
  return [...readings].sort(
    (a, b) =>
      compare(a.body.asOf, b.body.asOf) || a.body.mark.at - b.body.mark.at || compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Periods by their last month; of those that end together the longest comes last. */
function rank(period: PeriodKey): number {
  const year = Number(period.slice(0, 4));
  const name = period.slice(5);
  const index = Number(name.slice(1)) || 1;
  const months = name === 'Y' ? 12 : name === '9M' ? 9 : ({ M: 1, Q: 3, H: 6 }[name[0] ?? ''] ?? 1);
  const last = name === '9M' ? 9 : index * months;
  return (year * 12 + last) * 100 + months;
}

/** Millions with six decimals are whole đồng, and shares need no more. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
