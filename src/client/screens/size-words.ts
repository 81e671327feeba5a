import { t } from '../i18n.ts';

/** `0 KB`, `175 KB`, `2,7 MB`, `3,1 GB` of a number of bytes. */
export function sizeWords(bytes: number): string {
  if (bytes === 0) return t('size.kb', { size: 0 });
  if (bytes < 999_500) return t('size.kb', { size: Math.max(1, Math.round(bytes / 1_000)) });
  if (bytes < 999_500_000) return t('size.mb', { size: Math.round(bytes / 100_000) / 10 });
  return t('size.gb', { size: Math.round(bytes / 100_000_000) / 10 });
}
