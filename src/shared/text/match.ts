import { fold } from './fold.ts';

/**
 * How well a query fits a text: 3 the very words with their tones, 2 from the start of a word
 * without tones, 1 anywhere without tones, 0 not at all. An empty query fits everything alike.
 */
export function rank(query: string, text: string): 0 | 1 | 2 | 3 {
  const wanted = fold(query);
  const words = fold(text);
  if (!words.includes(wanted)) return 0;
  if (toned(text).includes(toned(query))) return 3;
  return ` ${words}`.includes(` ${wanted}`) ? 2 : 1;
}

/** Whether the query stands in the text, whatever its tones, case and spacing. */
export function matches(query: string, text: string): boolean {
  return rank(query, text) > 0;
}

/** The items that fit, best first; items that fit alike keep their order. */
export function search<Item>(
  query: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): Item[] {
  return items
    .map((item) => ({ item, fit: rank(query, textOf(item)) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ item }) => item);
}

function toned(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
