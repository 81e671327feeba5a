import { bare } from '../text/fold.ts';
import { nfc } from '../text/nfc.ts';

/** Most cells are tidy, and ten thousand rows are asked many times: one look tells. */
const UNTIDY = /[^\S ]|^ | $| {2}|[\u00ADÐƉðɖ\u200B-\u200F\u2060\uFEFF]|\p{M}/u;

/** Text as it should have been typed: composed letters, plain spaces, no invisible marks, no spaces at line ends. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return nfc(text)
    .text.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** A cell on one line, except that a line starting with a dash or bullet stays a line of its own. */
export function oneLine(text: string): string {
  const tidied = tidy(text);
  if (!tidied.includes('\n')) return tidied;
  return tidied
    .replace(/\n+(?![-–+•*] )/g, ' ')
    .replace(/\n{2,}/g, '\n')
    .replace(/ {2,}/g, ' ');
}

/** Only words of letters and digits, without tones and case: for recognising, never for showing. */
export function plainWords(text: string): string {
  return bare(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** '-', '–' or '…' alone in a cell say that there is nothing to say. */
export function isBlank(text: string): boolean {
  return /^[-–—_.…*\s]*$/.test(text);
}

/** 'nt', '-nt-', '″', 'như trên': the cell above holds the text. */
export function isAsAbove(text: string): boolean {
  return /^[-–.\s]*(?:nt|n\.t|như trên|nhu tren|như trên nt|["”“″〃]|''|\/\/)[-–.\s]*$/i.test(text);
}
