import { plainWords } from './words.ts';

/** A title for comparing only: no tones, no case, no marks. */
export function plainTitle(title: string): string {
  return plainWords(title);
}

/** How alike two titles are by their words, tones and case aside: 0 nothing in common, 1 the same words. */
export function likeness(a: string, b: string): number {
  const one = wordsOf(a);
  const other = wordsOf(b);
  if (one.size + other.size === 0) return 1;
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return (2 * common) / (one.size + other.size);
}

const known = new Map<string, Set<string>>();

/** Titles are compared with many others; their words are taken apart once. */
function wordsOf(title: string): Set<string> {
  const found = known.get(title);
  if (found) return found;
  if (known.size > 5_000) known.clear();
  const words = new Set(plainWords(title).split(' ').filter(Boolean));
  known.set(title, words);
  return words;
}
