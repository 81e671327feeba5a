import { type Element, elements, inside } from './xml-tree.ts';

/** How a number is printed: as a date with its parts in the format, as per cent, or with so many decimals. */
export type NumberFormat =
  | { kind: 'general' }
  | { kind: 'date'; day: boolean; month: boolean; year: boolean }
  | { kind: 'percent'; decimals: number }
  | { kind: 'decimals'; decimals: number };

/** Formats Excel knows without writing them down (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'd/m/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'd/m/yyyy',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
};

/** The format of every cell style, by its index. */
export function readFormats(root: Element | undefined): NumberFormat[] {
  const codes = new Map<number, string>();
  for (const format of elements(inside(root, 'numFmts'), 'numFmt')) {
    codes.set(Number(format.attributes.get('numFmtId')), format.attributes.get('formatCode') ?? '');
  }
  return elements(inside(root, 'cellXfs'), 'xf').map((style) => {
    const id = Number(style.attributes.get('numFmtId') ?? 0);
    return readFormat(codes.get(id) ?? BUILT_IN[id] ?? '');
  });
}

function readFormat(code: string): NumberFormat {
  // Quoted words, colours and locales are no part of the pattern; only its positive branch counts.
  const pattern = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';')[0] ?? '';
  if (/[dy]|m{3}|^m+$/i.test(pattern) && !/general/i.test(pattern)) {
    return {
      kind: 'date',
      day: /d/i.test(pattern),
      month: /m/i.test(pattern),
      year: /y/i.test(pattern),
    };
  }
  const decimals = /\.(0{1,9})/.exec(pattern)?.[1]?.length ?? 0;
  if (pattern.includes('%')) return { kind: 'percent', decimals };
  return /0/.test(pattern) ? { kind: 'decimals', decimals } : { kind: 'general' };
}

const DAY = 86_400_000;

/** A number as a Vietnamese reader would see it: decimals by comma, days as dd/mm/yyyy. `guessed` if the year is not shown. */
export function printNumber(
  value: number,
  format: NumberFormat,
  from1904: boolean,
): { text: string; guessed: boolean } {
  if (format.kind === 'date' && value >= 1 && value < 2_958_466)
    return printDay(value, format, from1904);
  if (format.kind === 'percent') {
    return { text: `${decimal(value * 100, format.decimals)}%`, guessed: false };
  }
  const decimals = format.kind === 'decimals' && !Number.isInteger(value) ? format.decimals : 0;
  return { text: decimal(value, decimals), guessed: false };
}

/** At least the decimals of the format (3.1 under '0.00' is item 3.10), and none of binary arithmetic's. */
function decimal(value: number, decimals: number): string {
  const exact = String(Number(value.toPrecision(12)));
  const shown =
    decimals > 0 && (exact.split('.')[1] ?? '').length < decimals ? value.toFixed(decimals) : exact;
  return shown.replace('.', ',');
}

/** Day 1 is 1 January 1900, and Excel counts a 29 February in that year. */
function printDay(
  serial: number,
  format: { day: boolean; month: boolean; year: boolean },
  from1904: boolean,
): { text: string; guessed: boolean } {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY);
  const two = (part: number) => String(part).padStart(2, '0');
  const month = `${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  if (!format.day && !format.month) return { text: String(date.getUTCFullYear()), guessed: false };
  if (!format.day) return { text: month, guessed: !format.year };
  return { text: `${two(date.getUTCDate())}/${month}`, guessed: !format.year };
}
