/** What the browser says of the network under it; many say nothing (every iPhone, most computers). */
export type Network = {
  /** Certainly Wi-Fi or a cable. False where nobody says. */
  isWifi: () => boolean;
  /** Calls `moved` whenever the phone changes networks; returns what stops it. */
  watch: (moved: () => void) => () => void;
};

/** The Network Information API, where there is one. */
type Connection = EventTarget & { type?: string };

/** Another phone's shared connection looks like Wi-Fi too; no browser tells the two apart. */
const FREE = ['wifi', 'ethernet'];

export const browserNetwork: Network = {
  isWifi: () => FREE.includes(connection()?.type ?? ''),
  watch: (moved) => {
    const at = connection();
    at?.addEventListener('change', moved);
    return () => at?.removeEventListener('change', moved);
  },
};

/** Does this browser tell Wi-Fi from a phone's own line? */
export function tellsNetwork(): boolean {
  return typeof connection()?.type === 'string';
}

function connection(): Connection | undefined {
  return (globalThis.navigator as { connection?: Connection } | undefined)?.connection;
}
