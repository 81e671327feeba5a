import type { Direction } from '../records/indicator.ts';
import { readNumber } from '../text/numbers.ts';
import type { Why } from './problem.ts';
import { plainWords } from './words.ts';

/** `assumed` says that a bare number was read as 'at least'. */
export type TargetReading = {
  direction: Direction | null;
  target: number | null;
  why: Why | null;
  assumed: boolean;
};

const SIGNS: [Direction, RegExp][] = [
  [
    '>=',
    /^(?:≥|>=|=>|⩾)|\btrở lên\b|^(?:tối thiểu|ít nhất|đạt ít nhất|đạt tối thiểu|không dưới|từ)\b/i,
  ],
  ['<=', /^(?:≤|<=|=<|⩽)|\btrở xuống\b|^(?:tối đa|không quá|nhiều nhất|không vượt quá)(?!\p{L})/iu],
  ['>', /^>|^trên\b/i],
  ['<', /^<|^dưới\b/i],
  ['=', /^=|^đúng\b/i],
];
const RANKED = /\b(?:thu bac|thu hang|xep (?:hang|loai)|hang|bac|muc|loai)\b/;

/**
 * Reads a target as printed: '≥ 70', 'từ 90% trở lên', '90', 'Mức khá'. A target in words is a rank; where the unit asks for
 * a number, words are a problem. Ranges and cells with several numbers are left to a person.
 */
export function readTarget(text: string, unit: string): TargetReading {
  const nothing = { target: null, assumed: false };
  if (text === '') return { ...nothing, direction: null, why: 'emptyTarget' };
  const numbers = text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const isRanked = RANKED.test(plainWords(unit));
  if (isRanked) return { ...nothing, direction: 'rank', why: null };
  if (numbers.length === 0) {
    return { ...nothing, direction: unit === '' ? 'rank' : null, why: 'targetUnread' };
  }
  if (numbers.length > 1) return { ...nothing, direction: null, why: 'targetUnread' };
  const { value, problem } = readNumber(numbers[0] ?? '');
  if (value === null) return { ...nothing, direction: null, why: 'targetUnread' };
  const sign = SIGNS.find(([, pattern]) => pattern.test(text))?.[0];
  const isBare = /^[\d.,]+\s*(?:%|\p{L}[\p{L}\s]*)?$/u.test(text) && sign === undefined;
  const doubtful =
    problem !== null || (!isBare && sign === undefined) || beyondPercent(value, text, unit);
  return {
    direction: sign ?? '>=',
    target: value,
    why: doubtful ? 'targetDoubtful' : null,
    assumed: isBare,
  };
}

/** More than 100 %, or a share such as 0,9 where per cent are meant. */
function beyondPercent(value: number, text: string, unit: string): boolean {
  return (unit === '%' || text.includes('%')) && (value > 100 || (value > 0 && value < 1));
}
