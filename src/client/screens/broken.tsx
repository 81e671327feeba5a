import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { t } from '../i18n.ts';
import { faultCode } from '../local/fault-code.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';

/** Where faults are kept: in memory soon after the start, whatever can't be had later. */
const loadFaults = () => import('../local/faults.ts');

/** One of the four edges where a bug is caught: says that the work is safe, and how to go on. */
export function Broken({ children }: { children: ComponentChildren }) {
  const [error, tryAgain] = useErrorBoundary(note);
  if (!error) return <>{children}</>;
  const action = <Button onPress={tryAgain}>{t('app.retry')}</Button>;
  return (
    <main style={{ padding: 'var(--gap-4)' }}>
      <h1>{t('app.name')}</h1>
      <Notice kind="error" title={t('app.broken')} actions={action} live>
        {t('app.faultCode', { code: faultCode(error) })}
      </Notice>
    </main>
  );
}

function note(error: unknown) {
  // Without that file the code on the screen has to do.
  loadFaults().then(
    ({ noteFault }) => noteFault(error),
    () => {},
  );
}
