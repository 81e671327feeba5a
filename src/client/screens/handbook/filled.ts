import { t } from '../../i18n.ts';

/** A guide's text with what this ward calls itself and its parts. */
export function filled(text: string): string {
  return text
    .replaceAll('{{ward}}', t('handbook.ward'))
    .replaceAll('{{placeWord}}', t('handbook.place'));
}
