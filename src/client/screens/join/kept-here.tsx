import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { type KeptWork, readKept } from '../../local/marker.ts';
import { Notice } from '../../parts/notice.tsx';

/** Nobody is signed in, and yet this device was used: whose work waits here, or is gone. */
export function KeptHere() {
  const [known, setKnown] = useState<KeptWork[]>([]);
  useEffect(() => void readKept().then(setKnown), []);
  return (
    <>
      {known.map(({ database, name, here, count, photos }) => (
        <Notice
          key={database}
          kind={here ? 'info' : 'error'}
          title={
            here
              ? t('loss.kept', { name, count, photos })
              : count + photos > 0
                ? t('loss.gone', { name, count, photos })
                : t('loss.goneEmpty', { name })
          }
        >
          {t(here ? 'loss.keptDo' : 'loss.goneDo')}
        </Notice>
      ))}
    </>
  );
}
