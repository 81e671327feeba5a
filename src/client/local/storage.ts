/** Whether the browser has promised to keep what is stored here; null where it does not say. */
export async function isKept(): Promise<boolean | null> {
  return (await navigator.storage?.persisted?.()) ?? null;
}

/** Asks for that promise, once there is work to lose; browsers answer without asking the person. */
export async function askToKeep(): Promise<void> {
  if ((await isKept()) === false) await navigator.storage.persist();
}
