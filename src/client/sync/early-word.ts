/**
 * Whether to ask for an interim answer to a photo. Where it comes, Chromium does not say the photo
 * again by itself after a cut; but there are proxies that break at one. A bad line looks the same
 * for a while: after `PATIENCE` photos in a row that broke, one goes without, and what becomes of it tells.
 */
export type EarlyWord = {
  wanted(): boolean;
  /** One photo's try is over: answered, with a yes or a no, or broken off. */
  heard(asked: boolean, answered: boolean): void;
};

const PATIENCE = 3;

export function makeEarlyWord(): EarlyWord {
  let broken = 0;
  return {
    wanted: () => broken < PATIENCE,
    heard(asked, answered) {
      if (asked) broken = answered ? 0 : broken + 1;
      // Without the word it broke as well: it is the line.
      else if (!answered) broken = 0;
    },
  };
}
