import type { Spot } from '../../../shared/model.ts';
import { roughly } from '../../../shared/roughly.ts';
import type { TextKey } from '../../i18n.ts';

export type FoundSpot = { spot: Spot } | { problem: TextKey };

/** A phone that knows no better than this, in metres, would have us say something untrue. */
const BLUR_MAX = 150;

const WISHES: PositionOptions = {
  enableHighAccuracy: true,
  // The browser counts this from the leave on, so that nobody is hurried while reading its question.
  timeout: 10_000,
  maximumAge: 60_000,
};

/**
 * Asks the phone where it is, which asks its person for leave the first time. What comes back is
 * rounded already: nothing finer leaves this function.
 */
export function findSpot(): Promise<FoundSpot> {
  return new Promise((found) => {
    if (!navigator.geolocation) return found({ problem: 'photo.spotNone' });
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        found(
          accuracy <= BLUR_MAX
            ? { spot: { lat: roughly(latitude), lon: roughly(longitude) } }
            : { problem: 'photo.spotNone' },
        ),
      ({ code, PERMISSION_DENIED }) =>
        found({ problem: code === PERMISSION_DENIED ? 'photo.spotRefused' : 'photo.spotNone' }),
      WISHES,
    );
  });
}
