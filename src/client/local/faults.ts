import { get, set } from 'idb-keyval';
import type { Instant } from '../../shared/model.ts';
import { BUILD, faultCode } from './fault-code.ts';

/** That something went wrong, and nothing of whom or what it happened to. */
export type Fault = { code: string; build: string; at: Instant };

const FAULTS = 'faults';
const MANY = 5;

/** Writes it down beside the databases, one of which may be what is broken. Never rejects. */
export async function noteFault(error: unknown): Promise<void> {
  const fault = { code: faultCode(error), build: BUILD, at: Date.now() };
  try {
    const others = (await readFaults()).filter(({ code }) => code !== fault.code);
    await set(FAULTS, [fault, ...others].slice(0, MANY));
  } catch {
    // Where nothing can be stored, the code on the screen has to do.
  }
}

/** The last of them, newest first. */
export async function readFaults(): Promise<Fault[]> {
  return (await get<Fault[]>(FAULTS)) ?? [];
}

/** Notes what nobody caught, too. */
export function watchFaults(): void {
  addEventListener('error', ({ error }) => error && void noteFault(error));
  addEventListener('unhandledrejection', ({ reason }) => void noteFault(reason));
}
