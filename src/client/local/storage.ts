/** Whether the browser has promised to keep what is stored here; null where it does not say. */
export async function isKept(): Promise<boolean | null> {
  return (await navigator.storage?.persisted?.()) ?? null;
}

/** Asks for that promise, once there is work to lose; browsers answer without asking the person. */
export async function askToKeep(): Promise<void> {
  if ((await isKept()) === false) await navigator.storage.persist();
}

/** Used share of what the browser grants from which room must be made. */
const TIGHT = 0.8;

/** Is there little room left? False where the browser does not say. */
export async function isTight(): Promise<boolean> {
  if (typeof navigator === 'undefined') return false;
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota > 0 && usage > quota * TIGHT;
}
