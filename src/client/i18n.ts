import i18next from 'i18next';
import { useEffect, useState } from 'preact/hooks';
import type vi from '../locales/vi.json';
import { texts as first } from '../locales/vi.json?first';

/**
 * Texts, dates and numbers in the chosen language. `vi.json` is the source; `en.json` has the same
 * keys and loads when chosen. The build cuts `vi.json` in two (`scripts/texts.mjs`): the first
 * screen's texts are bundled, the others come with the first screen that is not. Vietnamese has one plural form, so a key is written
 * plainly (`left`); a language with more adds forms beside it (`left_one`) and keeps the plain key
 * for all other counts.
 */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Path<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}`;
}[keyof T & string];
/** A text that exists; a missing one does not compile. */
export type TextKey = Path<typeof vi>;

/** Numbers are printed with the language's separators: hand years and codes over as strings. */
export type TextValues = Record<string, string | number>;

/** How a place calls itself and its parts: phường or xã; khu phố, thôn, ấp… Lower case. */
export type Words = { ward: string; placeWord: string };

const WORDS: Record<Language, Words> = {
  vi: { ward: 'phường', placeWord: 'khu phố' },
  en: { ward: 'ward', placeWord: 'neighbourhood' },
};

/** The texts beyond the first screen's. */
const LATER = 'later';

/** Vietnam is UTC+7 and has no summer time. */
const AHEAD_OF_UTC_MS = 7 * 3_600_000;

let words = withCapitals(WORDS.vi);
let own: Words = WORDS.vi;

/** Makes texts ready: Vietnamese at once, another language as soon as its file is here. */
export async function startI18n(language: Language): Promise<void> {
  later = null;
  await i18next.init({
    lng: 'vi',
    fallbackLng: 'vi',
    fallbackNS: LATER,
    resources: { vi: { translation: first } },
    interpolation: { escapeValue: false },
  });
  await chooseLanguage(language);
}

/** Resolves once every text is here, so that a screen beyond the first may be shown; after a failure it asks again. */
export function allTexts(): Promise<void> {
  later ??= addLater().catch((error) => {
    later = null;
    throw error;
  });
  return later;
}

let later: Promise<void> | null = null;

async function addLater(): Promise<void> {
  const { texts } = await import('../locales/vi.json?later');
  // Beside the first and as they are: to merge or copy them takes a weak phone 40 ms.
  i18next.addResourceBundle('vi', LATER, texts, false, false, { skipCopy: true });
}

/** Changes the language everywhere; rejects, with nothing changed, if its file cannot be fetched. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const en = await import('../locales/en.json');
    i18next.addResourceBundle('en', 'translation', en.default);
  }
  words = withCapitals(language === 'vi' ? own : WORDS[language]);
  document.documentElement.lang = language;
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

/** Sets what the ward calls itself and its parts; texts in other languages keep their own words. */
export function setWords(named: Words): void {
  own = named;
  if (language() === 'vi') words = withCapitals(own);
}

/** The text of a key; `count` chooses the plural form. */
export function t(key: TextKey, values: TextValues = {}): string {
  const printed: Record<string, string> = { ...words };
  for (const [name, value] of Object.entries(values)) {
    printed[name] = typeof value === 'number' ? formatNumber(value) : value;
  }
  // Vietnamese has one form, and learning that from the browser takes a weak phone 20 ms.
  const forms = language() !== 'vi' && typeof values.count === 'number';
  const count = forms ? { count: values.count } : {};
  return i18next.t(key, { ...count, replace: printed });
}

export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'vi';
}

/** The language now; draws the caller again when it changes. */
export function useLanguage(): Language {
  const [now, set] = useState(language);
  useEffect(() => {
    const changed = () => set(language());
    i18next.on('languageChanged', changed);
    return () => i18next.off('languageChanged', changed);
  }, []);
  return now;
}

/**
 * `1.234,5` in Vietnamese, three decimals at most. Here and below without `Intl`, whose first object
 * costs a weak phone a tenth of a second.
 */
export function formatNumber(value: number): string {
  const [group, point] = language() === 'vi' ? ['.', ','] : [',', '.'];
  const [whole = '', decimals] = String(Math.round(value * 1000) / 1000).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return decimals === undefined ? grouped : `${grouped}${point}${decimals}`;
}

/** Share of a whole as `40%`, rounded down so that 100% means all; null where there is no whole. */
export function percent(done: number, total: number): number | null {
  return total > 0 ? Math.floor((done / total) * 100) : null;
}

/** `07:40`, the time in Vietnam of milliseconds since 1970. */
export function formatTime(instant: number): string {
  return new Date(instant + AHEAD_OF_UTC_MS).toISOString().slice(11, 16);
}

/** `14/01` from a calendar day `YYYY-MM-DD`. */
export function formatDay(day: string): string {
  const [, month, date] = day.split('-');
  return `${date}/${month}`;
}

/** `Thứ Tư, 14/01` from a calendar day `YYYY-MM-DD`. */
export function formatLongDay(day: string): string {
  const weekday = WEEKDAYS[new Date(day).getUTCDay()];
  return [weekday && t(weekday), formatDay(day)].filter(Boolean).join(', ');
}

const WEEKDAYS = [
  ...(['weekday.sun', 'weekday.mon', 'weekday.tue', 'weekday.wed'] as const),
  ...(['weekday.thu', 'weekday.fri', 'weekday.sat'] as const),
];

/** `A, B và C`. */
export function formatList(items: string[]): string {
  const some = items.slice(0, -1).join(', ');
  const last = items.at(-1) ?? '';
  return some === '' ? last : t('list.and', { some, last });
}

function withCapitals({ ward, placeWord }: Words) {
  return { ward, placeWord, Ward: capital(ward), PlaceWord: capital(placeWord) };
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('vi') + word.slice(1);
}
