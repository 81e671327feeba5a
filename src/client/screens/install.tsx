import { Copy, Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { phoneSystem } from '../../shared/phone-system.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { joinedCode } from '../local/joined-code.ts';
import { Button } from '../parts/button.tsx';
import { readCode, showCode } from '../parts/code.ts';
import { Notice } from '../parts/notice.tsx';
import { copyText } from './copy-text.ts';
import { Frame } from './frame.tsx';
import { isInstalled } from './install/is-installed.ts';
import style from './screen.module.css';
import way from './way.module.css';

/** How this phone keeps the app on its home screen; nothing is asked for before somebody taps. */
export function Install() {
  const { install } = useWork();
  const system = phoneSystem(navigator.userAgent);
  const done = isInstalled();
  return (
    <Frame
      title={t('install.title')}
      back="/"
      here="/"
      action={
        <Button kind="main" href="/">
          {t(done ? 'install.goOn' : 'install.later')}
        </Button>
      }
    >
      <div class={style.stack}>
        {done ? (
          <Notice kind="success" title={t('install.done')} />
        ) : (
          <>
            <p>{t('install.why')}</p>
            {install && (
              <div>
                <Button icon={Download} onPress={() => void install()}>
                  {t('bar.installNow')}
                </Button>
              </div>
            )}
            {system === 'iphone' ? <OnIphone /> : <OnAndroid offered={install !== null} />}
          </>
        )}
      </div>
    </Frame>
  );
}

function OnIphone() {
  const [copied, setCopied] = useState(false);
  const code = readCode(joinedCode() ?? '');
  return (
    <>
      <ol class={way.numbered}>
        <li>{t('install.share')}</li>
        <li>{t('install.addIphone')}</li>
        <li>
          {code === null
            ? t('install.againPaper')
            : t('install.againCode', { code: showCode(code) })}
        </li>
      </ol>
      {code !== null && (
        <div>
          <Button
            icon={Copy}
            onPress={() => void copyText(showCode(code)).then((did) => setCopied(did))}
          >
            {t('install.copyCode')}
          </Button>
          <p role="status">{copied && t('invite.copied')}</p>
        </div>
      )}
      <p class={style.small}>{t('install.apart')}</p>
    </>
  );
}

function OnAndroid({ offered }: { offered: boolean }) {
  return (
    <>
      <p>{t(offered ? 'install.orMenu' : 'install.menu')}</p>
      <ol class={way.numbered}>
        <li>{t('install.dots')}</li>
        <li>{t('install.addAndroid')}</li>
      </ol>
      <p class={style.small}>{t('install.shortcuts')}</p>
    </>
  );
}
