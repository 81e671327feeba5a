import { nfc } from '../../shared/text/nfc.ts';

/** What somebody typed, as it is stored: composed letters, single spaces, none at the ends. */
export function typed(text: string): string {
  return nfc(text).text.replace(/\s+/g, ' ').trim();
}
