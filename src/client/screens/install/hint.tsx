import { useEffect, useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { askToKeep } from '../../local/storage.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { isInstalled } from './is-installed.ts';

/** Where the app can be installed, or work waits that the browser does not promise to keep. */
export function InstallHint({ waiting }: { waiting: boolean }) {
  const { install } = useWork();
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    if (waiting) void askToKeep().then(setKept);
  }, [waiting]);
  const loose = waiting && kept === false && !isInstalled();
  if (!install && !loose) return null;
  return <Notice kind="info" title={t('bar.install')} actions={<InstallWay />} />;
}

/** The browser's own offer to install; without one, the help that shows how. */
export function InstallWay() {
  const { install } = useWork();
  const how = install ? { onPress: () => void install() } : { href: '/cai-may' };
  return <Button {...how}>{t('bar.installNow')}</Button>;
}
