import { Copy } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { type Fault, readFaults } from '../../local/faults.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { copyText } from '../copy-text.ts';
import style from '../screen.module.css';
import { when } from '../when.ts';

/** What went wrong on this phone of late, to read out to the ward; nothing where nothing did. */
export function Faults() {
  const [faults, setFaults] = useState<Fault[]>([]);
  const [copied, setCopied] = useState<boolean | null>(null);
  useEffect(() => {
    // A phone whose storage can't be read has none to show.
    void readFaults().then(setFaults, () => {});
  }, []);
  if (faults.length === 0) return null;
  const now = Date.now();
  return (
    <Section title={t('help.faults')}>
      <div class={style.near}>
        <p>{t('help.faultsWhy')}</p>
        <ul>
          {faults.map(({ code, at }) => (
            <li key={code}>{t('help.fault', { code, time: when(at, now) })}</li>
          ))}
        </ul>
        <div>
          <Button icon={Copy} onPress={() => void copyText(words(faults)).then(setCopied)}>
            {t('help.faultsCopy')}
          </Button>
        </div>
        <p role="status">
          {copied === true && t('help.faultsCopied')}
          {copied === false && t('help.faultsByHand')}
        </p>
      </div>
    </Section>
  );
}

/** For whoever looks into it: no name, and nothing of the work. */
function words(faults: Fault[]): string {
  const line = ({ code, build, at }: Fault) => {
    const time = new Date(at).toISOString();
    return t('help.faultLine', { code, build, time, browser: navigator.userAgent });
  };
  return faults.map(line).join('\n');
}
