import { allTexts, type Language, startI18n } from '../../src/client/i18n.ts';

/** Every text at once, for tests and stories that show more than the first screen. */
export async function startTexts(language: Language = 'vi'): Promise<void> {
  await startI18n(language);
  await allTexts();
}
