import type { Row } from './fields.ts';
import { bareNumber, isSectionCode, isTotal, splitNumber, splitSection } from './numbers.ts';
import type { Role } from './roles.ts';
import { isBlank, oneLine } from './words.ts';

/**
 * What a row is. `heading` opens a section; `guessed` when only its emptiness says so. `more` goes on with the row above.
 * `hollow` has a number and nothing else. `item` is a task, an indicator or a budget line.
 */
export type RowKind =
  | { is: 'blank' }
  | { is: 'total' }
  | { is: 'more' }
  | { is: 'hollow' }
  | { is: 'heading'; code: string | null; title: string; guessed: boolean }
  | { is: 'item'; no: string | null; title: string };

const SIDE: ReadonlySet<Role | null> = new Set<Role | null>(['no', 'title', 'group', 'note', null]);

/** Tells sections, sums and continuations from the rows that count. `next` is the printed row below. */
export function rowKind(row: Row, next: Row | undefined): RowKind {
  const no = row.field('no');
  const title = row.field('title');
  const noText = no?.text ?? '';
  const titleText = title?.text ?? '';
  const number = bareNumber(noText);
  const together = oneLine(`${noText} ${titleText}`);
  if (isTotal(titleText) || (titleText === '' && isTotal(noText))) return { is: 'total' };
  if (!row.columns.some(({ role }) => !SIDE.has(role) && holds(row, role))) {
    return bareRow({ number, noText, titleText, together }, isMerged(row), nextNumber(next));
  }
  const sameTitle = title?.down ?? false;
  const hasNumber = number !== null && !no?.down;
  if (!hasNumber && (sameTitle || titleText === '')) return { is: 'more' };
  if (number !== null) return { is: 'item', no: number, title: titleText };
  const typed = splitNumber(titleText);
  return { is: 'item', no: typed?.no ?? null, title: typed?.title ?? titleText };
}

type Bare = { number: string | null; noText: string; titleText: string; together: string };

/** A row with nothing beside number and title: a heading, a group of sub-rows, a left-over line, or a row half empty. */
function bareRow(row: Bare, merged: boolean, next: string | null): RowKind {
  const { number, noText, titleText, together } = row;
  if (isBlank(together)) return { is: 'blank' };
  const section = splitSection(titleText || noText);
  if (!merged && !section && titleText === '') return { is: 'hollow' };
  if (number !== null && isSectionCode(number) && titleText !== '') {
    return { is: 'heading', code: number, title: titleText, guessed: false };
  }
  if (section && (number === null || titleText === '')) {
    return { is: 'heading', ...section, guessed: false };
  }
  if (merged) {
    const typed = splitNumber(titleText || noText);
    const code = titleText === '' ? (typed?.no ?? null) : (number ?? typed?.no ?? null);
    return { is: 'heading', code, title: typed?.title ?? (titleText || noText), guessed: false };
  }
  if (number === null) {
    const goesOn = /^[-–+•*\p{Ll}]/u.test(titleText);
    return goesOn ? { is: 'more' } : { is: 'heading', code: null, title: titleText, guessed: true };
  }
  const isGroup = titleText !== '' && next !== null && next.startsWith(`${number}.`);
  if (isGroup) return { is: 'heading', code: number, title: titleText, guessed: false };
  return { is: 'item', no: number, title: titleText };
}

function holds(row: Row, role: Role | null): boolean {
  const field = role ? row.field(role) : null;
  return field !== null && !isBlank(field.text);
}

/** Whether number or title reaches over the columns behind it. */
function isMerged({ cells, columns }: Row): boolean {
  return columns.some(({ role, from, to }) => {
    const cell = cells[from];
    if (role !== 'no' && role !== 'title' && role !== 'group') return false;
    if (!cell || cell.covered || cell.text === '') return false;
    return cell.colSpan > to - from + 1;
  });
}

function nextNumber(next: Row | undefined): string | null {
  return bareNumber(next?.field('no')?.text ?? '');
}
