import { chooseLanguage } from './i18n.ts';
import type { Looks } from './local/pocket.ts';

/** Shows the page in the chosen language, text size and light. */
export async function showLooks({ language, text, sun }: Looks): Promise<void> {
  const { dataset } = document.documentElement;
  dataset.text = text;
  dataset.mode = sun ? 'sun' : 'day';
  await chooseLanguage(language);
}
