/**
 * Everything that Vietnamese names are written with, in the order of Unicode's collation for
 * Vietnamese. A row is one letter: as it is, and with the tones huyền, hỏi, ngã, sắc, nặng; or one sign in its
 * several shapes.
 */
const ROWS = [
  ...' _-–—,;:!?.',
  ...["'‘’", '"“”'],
  ...'()[]{}@*/\\&#%`^+<=>|~$0123456789',
  ...'aàảãáạ ăằẳẵắặ âầẩẫấậ b c d đ eèẻẽéẹ êềểễếệ f g h iìỉĩíị j k l m n'.split(' '),
  ...'oòỏõóọ ôồổỗốộ ơờởỡớợ p q r s t uùủũúụ ưừửữứự v w x yỳỷỹýỵ z'.split(' '),
];
const ROW = 100;
const TONE = 2;

/** The row counts before the tone, the tone before the capital. */
const weights = new Map<string, number>();
for (const [row, letters] of ROWS.entries()) {
  for (const [tone, letter] of [...letters].entries()) {
    weights.set(letter.toUpperCase(), row * ROW + tone * TONE + 1);
    weights.set(letter, row * ROW + tone * TONE);
  }
}

/**
 * Vietnamese order for places and things: An, Ánh, Ăn, Ân, Dung, Đào; Khu phố 3 before 11.
 *
 * As the browser's own collator orders them, which takes a weak phone a tenth of a second to set up before
 * the first list can be drawn; it is asked only about letters that no Vietnamese name has.
 */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  return compareKnown(a.normalize(), b.normalize()) ?? collator().compare(a, b);
}

/** Vietnamese order for people: by given name, the last word; then by the words before it. */
export function comparePeople(a: string, b: string): number {
  const [restA, givenA] = splitName(a);
  const [restB, givenB] = splitName(b);
  return compareNames(givenA, givenB) || compareNames(restA, restB);
}

function splitName(name: string): [rest: string, given: string] {
  const words = name.trim().split(/\s+/);
  const given = words.pop() ?? '';
  return [words.join(' '), given];
}

/** Null where a letter is not among the rows. */
function compareKnown(a: string, b: string): number | null {
  let [tone, capital] = [0, 0];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (isDigit(a, i) && isDigit(b, j)) {
      const [numberA, numberB] = [numberAt(a, i), numberAt(b, j)];
      const order = compareNumbers(numberA, numberB);
      if (order !== 0) return order;
      i += numberA.length;
      j += numberB.length;
      continue;
    }
    const [x, y] = [weights.get(a[i++] ?? ''), weights.get(b[j++] ?? '')];
    if (x === undefined || y === undefined) return null;
    const row = Math.floor(x / ROW) - Math.floor(y / ROW);
    if (row !== 0) return row;
    tone ||= Math.floor(x / TONE) - Math.floor(y / TONE);
    capital ||= x - y;
  }
  return a.length - i - (b.length - j) || tone || capital;
}

function numberAt(text: string, at: number): string {
  let end = at;
  while (isDigit(text, end)) end++;
  return text.slice(at, end);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** By value, however many digits. */
function compareNumbers(a: string, b: string): number {
  const [x, y] = [a, b].map((digits) => digits.replace(/^0+/, '')) as [string, string];
  return x.length - y.length || (x < y ? -1 : Number(x > y));
}

let made: Intl.Collator | undefined;
function collator(): Intl.Collator {
  made ??= new Intl.Collator('vi', { numeric: true });
  return made;
}
