// Digits as people group them: 0000 000 000, 0000.000.000, (000) 0000 0000, 0000 – 000 – 000.
const RUN = /\d(?:[ \u00a0.()–-]{0,3}\d){8,}/;

/**
 * Whether a text holds what may be an identity or telephone number: nine digits or more in one run.
 * Quantities with thousands marks stay below that. Vietnamese identity numbers have 9 or 12 digits,
 * telephone numbers 10 or 11.
 */
export function looksPrivate(text: string): boolean {
  return RUN.test(text);
}
