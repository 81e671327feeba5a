import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';

/** Says once that the photo just used is on the phone; `onSaid` hears when that has been left. */
export function PhotoKept({ onSaid }: { onSaid: () => void }) {
  const [said, setSaid] = useState(false);
  useEffect(() => {
    // A screen reader speaks what comes into a place that was there before.
    setSaid(true);
    return onSaid;
  }, []);
  return <p role="status">{said && t('photo.kept')}</p>;
}
