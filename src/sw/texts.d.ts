/** What notifications say, as `scripts/texts.mjs` serves it. */
declare module '*.json?push' {
  export const texts: Record<string, string>;
}
