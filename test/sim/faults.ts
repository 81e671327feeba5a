import type { Random } from './random.ts';

/** What may go wrong in one schedule. Each seed switches on its own subset (swarm testing). */
export const FAULTS = [
  'lostBefore',
  'lostAfter',
  'doubled',
  'slow',
  'replayed',
  'portal',
  'appKilled',
  'serverCrash',
  'secondTab',
  'rolledBack',
  'cloned',
  'wiped',
  'restored',
  'clock',
  'signedOut',
  'moved',
  'removed',
  'months',
  'poison',
  'tooLarge',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The faults of one seed, each with a rate: how likely it strikes where it can. */
export type Weather = ReadonlyMap<Fault, number>;

export function chooseWeather(random: Random): Weather {
  const weather = new Map<Fault, number>();
  for (const fault of FAULTS) {
    if (random.chance(0.45)) weather.set(fault, random.pick([0.03, 0.1, 0.25]));
  }
  return weather;
}

export const CALM: Weather = new Map();
