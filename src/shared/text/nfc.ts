/** Composed text, and whether letters a reader can see were replaced, so a person can be told. */
export type Composed = { text: string; changed: boolean };

const LOOK_ALIKES: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };

/**
 * Vietnamese text as TCVN 6909:2001 wants it: composed, with the one right Đ. The Icelandic and
 * African look-alikes come from old keyboards and PDFs. Only for fields known to be Vietnamese.
 */
export function nfc(text: string): Composed {
  const composed = text.normalize('NFC');
  const repaired = composed.replace(/[ÐƉðɖ]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
  return { text: repaired, changed: repaired !== composed };
}
