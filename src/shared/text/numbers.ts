/**
 * A number read from a cell. `value` is null when there is none. `problem`: 'unreadable' for text
 * that is no number; 'foreignMarks' when it only makes sense with the point as decimal mark or the
 * comma between thousands, so a person should look.
 */
export type NumberReading = {
  value: number | null;
  percent: boolean;
  problem: 'unreadable' | 'foreignMarks' | null;
};

/** A number as documents print it: 1.234.567,5. At most `decimals` (2) places, no empty ones. */
export function formatNumber(value: number, decimals = 2): string {
  return new Intl.NumberFormat('vi-VN', { maximumFractionDigits: decimals }).format(value);
}

/** Percentage points as documents print them, without a space: 12.34 becomes '12,34%'. */
export function formatPercent(points: number, decimals = 2): string {
  return `${formatNumber(points, decimals)}%`;
}

/** '8.073' is 8073, '1.234,5' is 1234.5, '12,34%' is 12.34 per cent; an empty cell is no number. */
export function readNumber(text: string): NumberReading {
  const trimmed = text.replace(/\s+/g, ' ').trim().replace(/^[−–]/, '-');
  const percent = trimmed.endsWith('%');
  const digits = (percent ? trimmed.slice(0, -1) : trimmed).trim();
  if (trimmed === '') return { value: null, percent: false, problem: null };
  const vietnamese = readMarks(digits, '.', ',');
  if (vietnamese !== null) return { value: vietnamese, percent, problem: null };
  const foreign = readMarks(digits, ',', '.');
  if (foreign !== null) return { value: foreign, percent, problem: 'foreignMarks' };
  return { value: null, percent, problem: 'unreadable' };
}

function readMarks(text: string, thousands: '.' | ',', decimal: '.' | ','): number | null {
  const [whole = '', fraction, ...more] = text.split(decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  const plain = /^-?\d+$/;
  // A group never starts with 0: '0.125' is not a hundred and twenty-five.
  const grouped =
    thousands === '.' ? /^-?[1-9]\d{0,2}([. ])\d{3}(\1\d{3})*$/ : /^-?[1-9]\d{0,2}(,\d{3})+$/;
  if (!plain.test(whole) && !grouped.test(whole)) return null;
  return Number(`${whole.replace(/[., ]/g, '')}.${fraction ?? 0}`);
}
