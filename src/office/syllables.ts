const ONSET = '(?:ngh?|gh|gi|kh|ph|nh|th|tr|ch|qu|[bcdghklmnprstvx])?';
const RIME =
  '(?:i[aeu]?u?|y[eu]?u?|ye|uy[aeu]?|u[aoeiyu]?i?|u|o[aeio]?[iouy]?|oai|oay|uay|uoi|uou|uye|e[ou]?|a[iouy]?)(?:ch|ng|nh|[cmnpt])?';
const SYLLABLE = new RegExp(`^${ONSET}${RIME}$`);
const MARKED = /[\u0080-\uffff]/;

/**
 * Of the words that bear marks, the share that could be Vietnamese syllables: at most one tone each, the right letters, and
 * a shape that the language has. 1 for a text without marks.
 */
export function vietnameseShare(text: string): number {
  let marked = 0;
  let good = 0;
  for (const [word] of text
    .slice(0, 200_000)
    .matchAll(/[^\s\d.,;:!?()[\]{}"'“”‘’/\\|<>=%&*+–—_-]+/g)) {
    if (!MARKED.test(word)) continue;
    marked += 1;
    if (isSyllable(word)) good += 1;
  }
  return marked === 0 ? 1 : good / marked;
}

function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().replaceAll('đ', 'd').normalize('NFD');
  const tones = apart.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0;
  const bare = apart.replace(/[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]/g, '');
  // A capital inside a word is what a wrong table makes of a small letter.
  const cased = word === word.toUpperCase() || word.slice(1) === word.slice(1).toLowerCase();
  return tones <= 1 && cased && SYLLABLE.test(bare);
}
