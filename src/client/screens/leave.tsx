import {
  Compass,
  Copy,
  Ellipsis,
  ExternalLink,
  Globe,
  type LucideIcon,
  Share,
} from 'lucide-preact';
import { useState } from 'preact/hooks';
import { leaveLink, phoneSystem } from '../../shared/phone-system.ts';
import { t } from '../i18n.ts';
import { Button } from '../parts/button.tsx';
import { readCode, showCode } from '../parts/code.ts';
import { copyText } from './copy-text.ts';
import style from './screen.module.css';
import way from './way.module.css';

export type LeaveProps = {
  /** The app whose browser this is; '' where it does not say. */
  app: string;
  userAgent: string;
  /** The whole address, with the code behind its #. */
  address: string;
};

/** M1: the page was opened inside another app. Nothing is stored here; the way out is shown. */
export function Leave({ app, userAgent, address }: LeaveProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const iphone = phoneSystem(userAgent) === 'iphone';
  const exit = leaveLink(address, userAgent);
  const code = readCode(address.split('#')[1] ?? '');
  return (
    <main class={way.alone}>
      <p class={style.small}>{t('app.name')}</p>
      <h1>{app === '' ? t('leave.titleOther') : t('leave.title', { app })}</h1>
      <p>{t(iphone ? 'leave.whySafari' : 'leave.whyChrome')}</p>
      {exit !== null && (
        <Button kind="main" icon={ExternalLink} href={exit}>
          {t(iphone ? 'leave.openSafari' : 'leave.openChrome')}
        </Button>
      )}
      <div class={style.near}>
        <h2>{t(exit === null ? 'leave.how' : 'leave.stuck')}</h2>
        <ol class={way.numbered}>
          <Step
            icons={iphone ? [Ellipsis, Share] : [Ellipsis]}
            text={t(iphone ? 'leave.stuckMenuIphone' : 'leave.stuckMenu')}
          />
          <Step icons={[iphone ? Compass : Globe]} text={t('leave.stuckChoose')} />
        </ol>
        <p>{t('leave.orCopy')}</p>
        <div>
          <Button icon={Copy} onPress={() => void copyText(address).then(setCopied)}>
            {t('leave.copy')}
          </Button>
        </div>
        <p role="status">
          {copied === true && t(iphone ? 'leave.copiedSafari' : 'leave.copiedChrome')}
          {copied === false && t('leave.copyByHand')}
        </p>
        <p class={way.address}>{address}</p>
      </div>
      {code !== null && <p class={way.code}>{t('leave.code', { code: showCode(code) })}</p>}
    </main>
  );
}

/** What to look for on the screen, as a picture beside its words. */
function Step({ icons, text }: { icons: LucideIcon[]; text: string }) {
  return (
    <li>
      <span class={way.step}>
        <span class={way.words}>{text}</span>
        {icons.map((Icon) => (
          <Icon key={Icon.displayName} class={way.picture} aria-hidden="true" />
        ))}
      </span>
    </li>
  );
}
