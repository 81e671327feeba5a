let drawn: () => void = () => {};

/**
 * Resolves once the first screen stands with what it is about. What a start can do without waits
 * for it: a weak processor does one thing after the other.
 */
export const firstDrawn = new Promise<void>((resolve) => {
  drawn = resolve;
});

/** Said by whoever drew that screen, or will not wait for it longer. */
export function sayDrawn(): void {
  drawn();
}
