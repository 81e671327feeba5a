import { useEffect, useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { readStorage, type Storage } from '../../local/storage.ts';
import { Section } from '../../parts/section.tsx';
import { InstallWay } from '../install/hint.tsx';
import { isInstalled } from '../install/is-installed.ts';
import { sizeWords } from '../size-words.ts';

/** What the app takes up on this phone, what room is left, and whether the browser keeps the work. */
export function Room() {
  const { phone, install } = useWork();
  const [storage, setStorage] = useState<Storage | null>(null);
  useEffect(() => void readStorage(phone).then(setStorage), [phone]);
  const loose = storage && !storage.kept && !isInstalled();
  return (
    <Section title={t('more.storage')}>
      {storage && <Words {...storage} />}
      {(install || loose) && <InstallWay />}
    </Section>
  );
}

function Words({ kept, used, free, reserve }: Storage) {
  return (
    <>
      <p>{t(kept ? 'more.storageSafe' : 'more.storageUnsafe')}</p>
      <p>
        {used !== null && t('more.storageUsed', { size: sizeWords(used) })}{' '}
        {reserve && free !== null && t('more.storageFree', { size: sizeWords(free) })}
        {reserve && free === null && t('more.storageRoom')}
        {!reserve && t('more.storageFull')}
      </p>
    </>
  );
}
