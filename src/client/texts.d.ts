/** The two parts of `vi.json` as `scripts/texts.mjs` serves them. */
declare module '*.json?first' {
  export const texts: Record<string, unknown>;
}
declare module '*.json?later' {
  export const texts: Record<string, unknown>;
}
