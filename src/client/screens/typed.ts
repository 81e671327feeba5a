/** What somebody typed, as it is stored: composed letters, single spaces, none at the ends. */
export function typed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
