import type { Spot } from '../../shared/model.ts';
import { language, t } from '../i18n.ts';

/** `10,776; 106,700 (sai lệch khoảng 110 m)`, always with three digits behind the comma. */
export function spotWords({ lat, lon }: Pick<Spot, 'lat' | 'lon'>): string {
  return t('photo.spotAt', { lat: printed(lat), lon: printed(lon) });
}

function printed(degrees: number): string {
  const digits = degrees.toFixed(3);
  return language() === 'vi' ? digits.replace('.', ',') : digits;
}
