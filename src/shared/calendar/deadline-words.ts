// First step of reading a deadline: from the cell to the bare words that say when, apart from the
// words that say under which condition.

import { bare } from '../text/fold.ts';
import { readTokens } from './deadline-patterns.ts';

export type DeadlineWords = {
  /** The whole text as printed, spaces collapsed. */
  printed: string;
  /** Bare words that say when. */
  when: string;
  /** The condition as printed, without its brackets; null when there is none. */
  condition: string | null;
  /** The condition's bare words; '' when there is none. */
  conditionWords: string;
  /** Whether the condition is one to wait for ('sau khi …'), not just a remark in brackets. */
  waits: boolean;
};

// 'theo từng quý' tells a cycle, 'theo quy định' a condition.
const CONDITION = new RegExp(
  [
    String.raw`\btheo(?! (?:doi|tung|hang|dinh ky|moi|thang|tuan|nam(?! hoc)|qu[yi](?! (?:dinh|che|hoach|trinh)))\b)`,
    String.raw`\bsau\b`,
    String.raw`\b(?:khi|ke tu|trong vong|can cu|dot xuat|tuy|phu thuoc|nam hoc|hoc ky|(?:dung )?lo trinh)\b`,
    String.raw`\btu ngay (?:ky|ban hanh|co|duoc)\b`,
    String.raw`\bkhong (?:ghi|neu|quy dinh)\b`,
  ].join('|'),
);

export function splitDeadline(text: string): DeadlineWords {
  const printed = composed(text);
  let when = bare(printed).replace(/[‐‑‒–—―−]/g, '-');
  const conditions: [from: number, to: number][] = [];

  for (const bracket of when.matchAll(/\(([^()]*)\)?/g)) {
    const inside = bracket[1] ?? '';
    const from = bracket.index;
    const to = from + bracket[0].length;
    if (isCondition(inside)) conditions.push([from + 1, from + 1 + inside.length]);
    when = `${when.slice(0, from)}${' '.repeat(to - from)}${when.slice(to)}`;
    // A bracket that says when is part of the deadline: 'Quý II/2026 (trước 15/6)'.
    if (!isCondition(inside))
      when = `${when.slice(0, from + 1)}${inside}${when.slice(from + 1 + inside.length)}`;
  }

  const start = findCondition(when);
  if (start >= 0) {
    conditions.unshift([start, when.trimEnd().length]);
    when = when.slice(0, start);
  }
  const words = bare(printed);
  const conditionWords = conditions.map(([from, to]) => words.slice(from, to)).join(' ; ');
  return {
    printed,
    when,
    condition: conditions.map(([from, to]) => printed.slice(from, to).trim()).join('; ') || null,
    conditionWords,
    waits: findCondition(conditionWords) >= 0,
  };
}

/** Composed, so that the bare text has the same places, and with single spaces. */
function composed(text: string): string {
  const marked = text.normalize('NFC').replace(/[\p{Mn}\u200b-\u200d\u2060]/gu, '');
  return marked
    .replace(/\s+/g, ' ')

    .trim();
}

function isCondition(inside: string): boolean {
  if (findCondition(inside.trimStart()) === 0) return true;
  return !readTokens(inside).some(({ is }) => is === 'time' || is === 'cycle' || is === 'day');
}

/** Words that look like a condition and are none: 'next' in 'tháng sau', 'six' in 'sáu tháng đầu năm', a day in 'thứ Sáu'. */
const NO_CONDITION = new RegExp(
  [
    String.raw`\b(?:tuan|thang|quy|nam) sau\b(?! khi)`,
    String.raw`\btiep theo\b`,
    String.raw`\bsau thang(?: (?:dau|cuoi)| ?(?:/|mot|0?1) ?lan| ?,)`,
    String.raw`\b(?:hang|moi|dinh ky) sau thang\b(?! \d)`,
    String.raw`\bthu sau\b`,
  ].join('|'),
  'g',
);

function findCondition(words: string): number {
  // Masked and not looked behind for: Safari knows a lookbehind from 16.4 only.
  return words.replace(NO_CONDITION, (found) => '_'.repeat(found.length)).search(CONDITION);
}
