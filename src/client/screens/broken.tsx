import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { t } from '../i18n.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';

/** One of the four edges where a bug is caught: says that the work is safe, and how to go on. */
export function Broken({ children }: { children: ComponentChildren }) {
  const [error, tryAgain] = useErrorBoundary();
  if (!error) return <>{children}</>;
  const action = <Button onPress={tryAgain}>{t('app.retry')}</Button>;
  return <Notice kind="error" title={t('app.broken')} actions={action} live />;
}
