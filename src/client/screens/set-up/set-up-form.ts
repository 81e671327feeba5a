import type { SetupRequest } from '../../../shared/wire.ts';
import type { TextKey } from '../../i18n.ts';
import { typed } from '../typed.ts';

/** What lies below a ward, as the law and custom of the provinces name it. */
export const PLACE_WORDS = ['khu phố', 'tổ dân phố', 'thôn', 'ấp', 'bản', 'buôn'] as const;
export const OTHER_WORD = 'other';
export const PLACES_MAX = 200;
/** The plan that a ward can begin with. */
export const TEMPLATE = 'phuoc-binh-2026';

export type SetUpForm = {
  wardName: string;
  word: string;
  otherWord: string;
  how: 'count' | 'list';
  count: string;
  list: string;
  official: string;
  phone: string;
  template: string;
};

export const FRESH: SetUpForm = {
  wardName: '',
  word: 'khu phố',
  otherWord: '',
  how: 'count',
  count: '',
  list: '',
  official: '',
  phone: '',
  template: TEMPLATE,
};

export function placeWordOf({ word, otherWord }: SetUpForm): string {
  return word === OTHER_WORD ? typed(otherWord).toLocaleLowerCase('vi') : word;
}

/** `Khu phố 1` to the last, or the pasted lines; first cells only, where a table was pasted. */
export function placeNamesOf(form: SetUpForm): string[] {
  if (form.how === 'list') {
    return form.list
      .split(/\r?\n/)
      .map((line) => typed(line.split('\t').find((cell) => /\p{L}/u.test(cell)) ?? line))
      .filter((line) => line !== '');
  }
  const count = /^\d{1,3}$/.test(form.count.trim()) ? Number(form.count) : 0;
  if (count > PLACES_MAX) return [];
  const word = placeWordOf(form);
  const name = word.charAt(0).toLocaleUpperCase('vi') + word.slice(1);
  return Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
}

/** Names that stand in the list more than once. */
export function twice(names: readonly string[]): string[] {
  const folded = names.map((name) => name.toLocaleLowerCase('vi'));
  return [...new Set(names.filter((_, index) => folded.indexOf(folded[index] ?? '') < index))];
}

export type SetUpProblems = Partial<Record<keyof SetUpForm, TextKey>>;

export function problemsOf(form: SetUpForm): SetUpProblems {
  const names = placeNamesOf(form);
  const problems: SetUpProblems = {};
  if (typed(form.wardName) === '') problems.wardName = 'setup.nameMissing';
  if (placeWordOf(form) === '') problems.otherWord = 'setup.otherWordMissing';
  if (names.length === 0 || names.length > PLACES_MAX) {
    problems[form.how] = form.how === 'count' ? 'setup.countWrong' : 'setup.listMissing';
  }
  if (typed(form.official) === '') problems.official = 'setup.officialMissing';
  return problems;
}

export function requestOf(code: string, form: SetUpForm): Omit<SetupRequest, 'device'> {
  return {
    code,
    wardName: typed(form.wardName),
    placeWord: placeWordOf(form),
    placeNames: placeNamesOf(form),
    officialName: typed(form.official),
    phone: typed(form.phone) || null,
    template: form.template || null,
  };
}
