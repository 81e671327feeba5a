import { isSectionCode } from './numbers.ts';

type Level = { type: 'letter' | 'roman' | 'words'; code: string };

/** The headings a row stands under, outermost first. */
export type SectionPath = Level[];

/** The path after a new heading: a heading ends those of its own type and what stood under them. */
export function underHeading(path: SectionPath, code: string | null, title: string): SectionPath {
  if (code !== null && !isSectionCode(code)) return path;
  const level: Level =
    code === null ? { type: 'words', code: title } : { type: typeOf(code, path), code };
  const same = path.findIndex(({ type }) => type === level.type);
  const kept = same === -1 ? path : path.slice(0, same);
  return [...(level.type === 'words' ? kept : kept.filter(({ type }) => type !== 'words')), level];
}

/** 'A.II', or the words of a heading without a code; null outside all headings. */
export function sectionCode(path: SectionPath): string | null {
  const codes = path.filter(({ type }) => type !== 'words').map(({ code }) => code);
  const words = path.filter(({ type }) => type === 'words').map(({ code }) => code);
  return [codes.join('.'), ...words].filter((part) => part !== '').join(' / ') || null;
}

/** I after H is a letter, I elsewhere a numeral; so with V after U and X after W. */
function typeOf(code: string, path: SectionPath): Level['type'] {
  if (!/^[IVXL]+(?:\.|$)/.test(code)) return 'letter';
  const letter = path.find(({ type }) => type === 'letter')?.code;
  const follows =
    letter?.length === 1 && code.length === 1 && code.charCodeAt(0) === letter.charCodeAt(0) + 1;
  return follows ? 'letter' : 'roman';
}
