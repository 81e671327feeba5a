import { MapPinOff } from 'lucide-preact';
import { t } from '../i18n.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Frame } from './frame.tsx';

/** An address that leads nowhere; nothing is lost by it. */
export function Missing() {
  const home = <Button href="/">{t('app.home')}</Button>;
  return (
    <Frame title={t('missing.title')} back="/">
      <Empty icon={MapPinOff} text={t('missing.text')} action={home} />
    </Frame>
  );
}
