import type { WardPeriods } from '../../shared/calendar/closing.ts';
import { wardPeriods } from '../../shared/calendar/ward-periods.ts';
import {
  type Against,
  against,
  isHeading,
  latestStand,
  moneyOf,
  type PeriodStand,
  periodStands,
  standing,
} from '../../shared/indicators/standing.ts';
import type { Id } from '../../shared/model.ts';
import type { Db } from './db.ts';
import { groupBy, readPlaces } from './oversight.ts';
import { all, type EntityOf, namesOf, one } from './work.ts';

/** One row of a plan's indicators: the ward's latest figure, and how many places gave one of their own. */
export type IndicatorStand = {
  indicator: EntityOf<'indicator'>;
  heading: boolean;
  latest: PeriodStand | null;
  against: Against;
  /** Two different figures stand somewhere, in whatever period or place. */
  contested: boolean;
  places: number;
};

/** One line of a plan's budget; `spent` is null where nobody entered spending, which is not 0. */
export type LineStand = { line: EntityOf<'budget'>; spent: number | null; left: number | null };

export type PlanFigures = {
  plan: EntityOf<'plan'>;
  indicators: IndicatorStand[];
  lines: LineStand[];
};

/** Plans that have indicators or money, newest first, with how each row stands. */
export async function readFigures(db: Db): Promise<PlanFigures[]> {
  const [plans, indicators, readings, budget, spends] = await Promise.all([
    all(db, 'plan'),
    all(db, 'indicator'),
    all(db, 'reading'),
    all(db, 'budget'),
    all(db, 'spend'),
  ]);
  const bodies = indicators.map(({ body }) => body);
  const read = groupBy(readings, ({ body }) => body.indicatorId);
  const spent = groupBy(spends, ({ body }) => body.budgetId);
  const rows = groupBy(indicators.sort(byOrder), ({ body }) => body.planId);
  const lines = groupBy(budget.sort(byOrder), ({ body }) => body.planId);
  return plans
    .sort((a, b) => b.body.year - a.body.year)
    .map((plan): PlanFigures => {
      return {
        plan,
        indicators: (rows.get(plan.id) ?? []).map((indicator) => {
          const heading = isHeading(indicator.body, bodies);
          return { heading, ...standOf(indicator, read.get(indicator.id) ?? []) };
        }),
        lines: (lines.get(plan.id) ?? []).map((line) => lineOf(line, spent.get(line.id) ?? [])),
      };
    })
    .filter((figures) => figures.indicators.length + figures.lines.length > 0);
}

function standOf(
  indicator: EntityOf<'indicator'>,
  readings: EntityOf<'reading'>[],
): Omit<IndicatorStand, 'heading'> {
  const stands = periodStands(readings);
  const latest = latestStand(stands, null);
  return {
    indicator,
    latest,
    against: against(indicator.body, latest),
    contested: stands.some(({ contested }) => contested),
    places: new Set(stands.flatMap(({ placeId }) => placeId ?? [])).size,
  };
}

function lineOf(line: EntityOf<'budget'>, spends: EntityOf<'spend'>[]): LineStand {
  const { spent, left } = moneyOf(line.body.amount, spends);
  return { line, spent: spends.length === 0 ? null : spent, left };
}

/** One indicator with all that stands of it, and who may be named in it. */
export type IndicatorDesk = {
  indicator: EntityOf<'indicator'>;
  stands: PeriodStand[];
  places: EntityOf<'place'>[];
  names: Map<Id, string>;
  periods: WardPeriods;
};

export async function readPeriods(db: Db): Promise<WardPeriods> {
  return wardPeriods((await all(db, 'ward'))[0]?.body);
}

export async function readIndicator(db: Db, id: Id): Promise<IndicatorDesk | undefined> {
  const indicator = await one(db, 'indicator', id);
  if (!indicator) return undefined;
  const [readings, places, names, periods] = await Promise.all([
    all(db, 'reading'),
    readPlaces(db),
    namesOf(db),
    readPeriods(db),
  ]);
  const own = readings.filter(({ body }) => body.indicatorId === id);
  return { indicator, stands: periodStands(own), places, names, periods };
}

/** One budget line; `spends` are those that count, the latest day first. */
export type LineDesk = LineStand & { spends: EntityOf<'spend'>[]; names: Map<Id, string> };

export async function readLine(db: Db, id: Id): Promise<LineDesk | undefined> {
  const line = await one(db, 'budget', id);
  if (!line) return undefined;
  const [every, names] = await Promise.all([all(db, 'spend'), namesOf(db)]);
  const own = every.filter(({ body }) => body.budgetId === id);
  const spends = standing(own).sort((a, b) => (a.body.on < b.body.on ? 1 : -1));
  return { ...lineOf(line, own), spends, names };
}

function byOrder(a: { body: { order: number } }, b: { body: { order: number } }): number {
  return a.body.order - b.body.order;
}
