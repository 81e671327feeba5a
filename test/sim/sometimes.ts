import { FAULTS } from './faults.ts';
import { PHOTO_FAULTS } from './photo-weather.ts';

/**
 * What must come to pass again and again, or the schedules prove nothing about it: every fault,
 * every kind of answer, every way of recovering.
 */
export const SOMETIMES = [
  // A request that is too large is met as `tooBig`, wherever that weather is.
  ...FAULTS.filter((fault) => fault !== 'tooLarge'),
  ...['fence.epoch', 'fence.fork', 'fence.scope', 'rekey', 'restore', 'stale', 'acked', 'tooBig'],
  ...['serverCrash.before', 'serverCrash.within', 'serverCrash.after'],
  ...['merged', 'superseded', 'onDeleted', 'late', 'parked', 'refused'].map(
    (name) => `outcome.${name}`,
  ),
  ...['why.tooLate', 'why.tooEarly', 'why.unknownOp', 'why.forbidden', 'settled', 'left'],
  ...PHOTO_FAULTS.map((fault) => `photo.${fault}`),
  ...[
    'photo.second',
    'photo heard stored',
    'photo dropped',
    'photo.arrived.photo',
    'photo.arrived.thumb',
  ],
  ...['photo.erased.photo', 'photo.erased.thumb'],
];

/** How often in 10,000 schedules. */
export const OFTEN = 50;

/** Those that came to pass too rarely in so many schedules. */
export function tooRare(counters: ReadonlyMap<string, number>, seeds: number): string[] {
  const least = (OFTEN * seeds) / 10_000;
  return SOMETIMES.filter((what) => (counters.get(what) ?? 0) < least).map(
    (what) => `${what}: ${counters.get(what) ?? 0} times in ${seeds} schedules`,
  );
}
