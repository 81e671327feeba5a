// NFD leaves the stroke of Đ in place, so these letters need a line of their own.
const D_WITH_STROKE = /[đĐÐðƉɖ]/g;

/**
 * Text as people type it on a phone without tones: 'Đặng  Thị Đào' becomes 'dang thi dao'.
 * For searching and recognising only; what people wrote is kept elsewhere.
 */
export function fold(text: string): string {
  return bare(text).replace(/\s+/g, ' ').trim();
}

/**
 * Letters without marks, in lower case, spaces untouched. A composed (NFC) Vietnamese text keeps
 * its length, so places found in the bare text are places in the text itself.
 */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(D_WITH_STROKE, 'd')
    .toLowerCase();
}
