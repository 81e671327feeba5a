import { hasBallast } from './ballast.ts';
import type { Phone } from './phone.ts';
import { keepReserve } from './room.ts';

/** Whether the browser has promised to keep what is stored here; null where it does not say. */
export async function isKept(): Promise<boolean | null> {
  return (await globalThis.navigator?.storage?.persisted?.()) ?? null;
}

/** Asks for that promise where it was not given, and says the answer; browsers ask nobody for it. */
export async function askToKeep(): Promise<boolean | null> {
  const kept = await isKept();
  return kept === false ? navigator.storage.persist() : kept;
}

/** What a phone does once there is work to lose: asks for that promise, and takes the reserve in. */
export async function guardWork(phone: Phone): Promise<void> {
  await askToKeep();
  await keepReserve(phone);
}

/** How much room there is, as far as the browser tells. */
export type Storage = {
  kept: boolean | null;
  /** Bytes that the app takes up, and that it may still take. */
  used: number | null;
  free: number | null;
  /** The reserve is there, so the next entries certainly fit. */
  reserve: boolean;
};

/** Chromium hides how full a phone is behind this number: always so much more than what is used. */
const HIDDEN = 10 * 1024 ** 3;

/** Measures; takes the reserve in where there is room again. */
export async function readStorage(phone: Phone): Promise<Storage> {
  const [kept, measured, had] = await Promise.all([
    isKept(),
    navigator.storage?.estimate?.(),
    hasBallast(),
  ]);
  const { usage = null, quota = null } = measured ?? {};
  const left = usage === null || quota === null ? null : Math.max(0, quota - usage);
  const free = left === HIDDEN ? null : left;
  return { kept, used: usage, free, reserve: had || (await keepReserve(phone)) };
}
