// Second step of reading a deadline: from a bare text ('truoc ngay 20/12/2025') to tokens.
// Patterns are tried in order at each place, longer and surer ones first.

import {
  cycle,
  date,
  everyMonths,
  month,
  months,
  quarter,
  type Time,
  type Token,
  wholeYear,
} from './deadline-tokens.ts';

type Pattern = { words: RegExp; read: (found: string[]) => Token[] };

const YEAR = String.raw`(?:[\s,/.-]*(?:cua\s+|trong\s+)?(?:nam\s*)?((?:19|20)\d\d)(?!\d)|\s*/\s*(\d\d)(?![\d/]))?`;
const ROMAN = String.raw`(?:[ivl|1]{1,3}|\d{1,2})(?![a-z\d|])`;
const NEXT = String.raw`\s*(?:,|-|\+|&|va|den)\s*`;
const MORE_QUARTERS = String.raw`(?:${NEXT}(?:qu[yi]\s*)?${ROMAN})*`;
const MORE_MONTHS = String.raw`(?:${NEXT}(?:thang\s*)?\d{1,2}(?!\d|\s*thang|\s*[/.]\s*\d{1,2}(?!\d)))*`;
const WHOLE = String.raw`(tuan|thang|qu[yi]|nam)(?![a-z]|\s*hoc\b|\s*\d|\s*${ROMAN})`;
const COUNT = String.raw`(\d{1,2}|ba|sau|chin)`;

const PATTERNS: Pattern[] = [
  // A horizon is no deadline: 'giai đoạn 2022 - 2025, tầm nhìn đến năm 2030'.
  on(String.raw`(?:tam nhin|dinh huong)\s+(?:den\s+)?(?:nam\s+)?20\d\d`, () => []),
  on(String.raw`(?:va\s+)?(?:(?:nhung|cac)\s+)?nam\s+tiep\s+theo|tro\s+di`, () => [{ is: 'open' }]),
  on(String.raw`truoc\s+\d{1,2}\s*(?:h|g|gio)\s*(?:\d{2}(?:\s*phut)?)?(?![a-z\d])`, () => []),

  on(String.raw`${COUNT}\s*thang\s*(?:/|mot|0?1)\s*(?:0?1\s*)?lan`, ([n]) => [everyMonths(n)]),
  on(String.raw`(?:hang|moi|dinh\s+ky)\s+${COUNT}\s*thang(?![a-z]|\s*\d)`, ([n]) => [
    everyMonths(n),
  ]),
  on(
    String.raw`(\d{1,2})\s*([a-z]+(?:\s[a-z]+)?)\s*/\s*(tuan|thang|qu[yi]|nam)\b`,
    ([n, of, unit]) => [cycle(unit, of === 'lan' && Number(n) > 1 ? 'cycleUnknown' : null)],
  ),
  on(String.raw`(tuan|thang|qu[yi]|nam)\s*/\s*lan`, ([unit]) => [cycle(unit)]),

  on(String.raw`thu\s+(?:hai|ba|tu|nam|sau|bay)(?![a-z])`, () => [
    { is: 'doubt', doubt: 'unreadWords' },
  ]),

  on(String.raw`(\d{4})-(\d\d)-(\d\d)(?!\d)`, ([y, m, d]) => [date(d, m, y)]),
  on(String.raw`(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})(?!\d)${YEAR}`, ([d, m, y, short]) => [
    date(d, m, y, short),
  ]),
  on(
    String.raw`(?:ngay\s*)?(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d|\s*/)`,
    ([d, , m, y]) => [date(d, m, y)],
  ),
  on(
    String.raw`(?:ngay\s*)?(\d{1,2})(?=\s*(?:-|den)\s*(?:ngay\s*)?\d{1,2}\s*(?:thang|/\s*\d{1,2}(?!\d)))`,
    ([d]) => [{ is: 'day', day: Number(d) }],
  ),
  on(String.raw`(?:ngay\s*)?(\d{1,2})\s*/\s*(\d{1,2})(?!\d|\s*/|-?[a-z])`, ([d, m]) => [
    date(d, m),
  ]),
  on(String.raw`ngay\s*(\d{1,2})\s*[.-]\s*(\d{1,2})(?![\d/.-])`, ([d, m]) => [date(d, m)]),
  on(String.raw`ngay\s*(\d{1,2})(?!\d)`, ([d]) => [{ is: 'day', day: Number(d) }]),
  on(
    String.raw`(\d{1,2})(?=\s*(?:hang\s*thang|thang\s+cuoi\s+(?:cua|moi|tung|hang|qu)))`,
    ([d]) => [{ is: 'day', day: Number(d) }],
  ),

  on(
    String.raw`thang\s+cuoi(?:\s+cung)?(?:\s+cua)?(?:\s+(?:tung|moi|hang|cac))?\s+qu[yi](?!\s*${ROMAN}|[a-z])`,
    () => [{ is: 'cycle', cycle: 'quarterly', lastMonth: true, doubt: null }],
  ),
  on(
    String.raw`(0?[369]|12|sau|chin|ba)\s*thang\s+(dau|cuoi)(?:\s+(?:cua\s+)?nam(?![a-z]))?${YEAR}`,
    ([n, side, y, short]) => [months(n, side, y ?? short)],
  ),
  on(String.raw`(0?[369]|12)\s*thang\s*(?:cua\s+)?(?:/|nam)\s*((?:19|20)\d\d)(?!\d)`, ([n, y]) => [
    months(n, 'dau', y),
  ]),
  // 'tháng, 03 tháng, 06 tháng, năm' lists kinds of reports.
  on(String.raw`(0?[369]|12|ba|sau|chin)\s*thang(?=\s*,)`, ([n]) => [everyMonths(n)]),
  on(String.raw`(0?[69]|chin)\s*thang(?![a-z])`, ([n]) => [
    { ...months(n, 'dau', undefined), doubt: 'doubtful' },
  ]),
  on(String.raw`nua\s+(dau|cuoi)\s+(?:cua\s+)?nam(?![a-z])${YEAR}`, ([side, y, short]) => [
    months('6', side, y ?? short),
  ]),

  on(String.raw`qu[yi]\s*(${ROMAN}${MORE_QUARTERS})${YEAR}`, ([list, y, short]) =>
    readList(list, /-|den|[ivl|\d]+/g, (item) => quarter(item, y ?? short)),
  ),
  on(String.raw`q\.?\s?(\d)(?!\d)${YEAR}`, ([item, y, short]) => [quarter(item, y ?? short)]),
  on(
    String.raw`(thang\s*|thg\.?\s?|th\.?\s?|t\.?)(\d{1,2}(?!\d)${MORE_MONTHS})${YEAR}`,
    ([word, list, y, short]) =>
      readList(list, /-|den|\d+/g, (item) => ({
        ...month(item, y ?? short),
        // 'T3' without a year is a Tuesday as often as March.
        doubt: word?.startsWith('t') && !word.startsWith('th') && !y && !short ? 'doubtful' : null,
      })),
  ),
  on(String.raw`(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)(?!\d|\s*/|-?[a-z])`, ([m, y]) => [month(m, y)]),

  on(String.raw`(?:(?:cac|nhung)\s+)?thang\s+cuoi\s+nam(?![a-z])${YEAR}`, ([y, short]) => [
    { is: 'doubt', doubt: 'vague' },
    wholeYear(y ?? short),
  ]),
  on(String.raw`(?:nam\s*)?((?:19|20)\d\d)(?![\d/]|-?[a-z])`, ([y]) => [wholeYear(y)]),
  on(
    String.raw`(?:(trong|ca|het|cuoi|dau|giua)\s+nam(?:\s+nay)?|nam\s+nay)(?!\s*\d|[a-z]|\s*hoc\b)`,
    ([word]) =>
      word === 'dau' || word === 'giua'
        ? [{ is: 'doubt', doubt: 'vague' }, wholeYear(undefined)]
        : [wholeYear(undefined)],
  ),

  on(String.raw`(?:thuong\s*xuyen|lien\s*tuc|tiep\s+tuc|hang\s*ngay)(?![a-z])`, () => [
    { is: 'cycle', cycle: 'continuous', lastMonth: false, doubt: null },
  ]),
  on(String.raw`(?:hang|moi|tung|cac|theo|bao\s+cao|dinh\s+ky)\s*${WHOLE}`, ([unit]) => [
    cycle(unit),
  ]),
  on(String.raw`dinh\s+ky`, () => [
    { is: 'cycle', cycle: null, lastMonth: false, doubt: 'cycleUnknown' },
  ]),
  on(String.raw`thang\s+(?:sau|ke\s+tiep|tiep\s+theo|lien\s+ke)`, () => [
    cycle('thang', 'doubtful'),
  ]),
  // '3 tháng', '30 ngày' are lengths of time.
  on(String.raw`\d{1,3}\s*(?:ngay|tuan|thang|qu[yi]|nam)(?![a-z])`, () => [
    { is: 'doubt', doubt: 'unreadWords' },
  ]),
  on(WHOLE, ([unit]) => [cycle(unit, 'doubtful')]),

  on('truoc(?![a-z])', () => [{ is: 'before' }]),
  on('tu(?![a-z])', () => [{ is: 'from' }]),
  on('den(?![a-z])', () => [{ is: 'to' }]),
  on(
    String.raw`(?:dau|giua|khoang|du\s+kien|kip\s+thoi|tung\s+buoc|thoi\s+gian\s+(?:den|toi)|som|khan\s+truong)(?![a-z])`,
    () => [{ is: 'doubt', doubt: 'vague' }],
  ),
  on(
    String.raw`(?:hoan\s+thanh|xong|thuc\s+hien|trien\s+khai|ban\s+hanh|bao\s+cao|cham\s+nhat|muon\s+nhat|thoi\s+(?:gian|han)|giai\s+doan|(?:mot|0?1)\s+lan|trong|vao|het|cuoi|han|ngay|nay|la|cua|cac|va|hoac|theo)(?![a-z\d])`,
    () => [],
  ),
  on(String.raw`[a-z\d']+`, () => [{ is: 'doubt', doubt: 'unreadWords' }]),
];

/** What the words of a bare text (see `bare`, dashes made plain) mean, in their order. */
export function readTokens(bareText: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < bareText.length) {
    const step = readAt(bareText, at);
    tokens.push(...step.tokens);
    at += step.length;
  }
  return tokens;
}

function readAt(text: string, at: number): { tokens: Token[]; length: number } {
  const dash = { tokens: [{ is: 'dash' } as const], length: 1 };
  if (text[at] === '-') return dash;
  // Asked here and not by a lookbehind in the patterns: Safari knows those from 16.4 only.
  if (!startsWord(text.slice(Math.max(0, at - 4), at))) return { tokens: [], length: 1 };
  for (const { words, read } of PATTERNS) {
    words.lastIndex = at;
    const found = words.exec(text);
    if (found !== null) return { tokens: read(found.slice(1)), length: found[0].length };
  }
  return { tokens: [], length: 1 };
}

/** Not inside a word or number, and not behind the '/' of a document's number. */
function startsWord(before: string): boolean {
  return !/[a-z\d]$|\d\s*\/\s*$/.test(before);
}

function on(words: string, read: Pattern['read']): Pattern {
  return { words: new RegExp(words, 'y'), read };
}

function readList(list: string | undefined, items: RegExp, read: (item: string) => Time): Token[] {
  const found = list?.replace(/va|qu[yi]|thang/g, ' ').match(items) ?? [];
  return found.map((item) => (item === '-' || item === 'den' ? { is: 'to' } : read(item)));
}
