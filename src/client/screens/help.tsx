import { useEffect } from 'preact/hooks';
import { t } from '../i18n.ts';
import { Section } from '../parts/section.tsx';
import { StateMark, WORK_STATES } from '../parts/state-mark.tsx';
import { telOf, useWardPhone } from './call-ward.tsx';
import { Frame } from './frame.tsx';
import { Faults } from './help/faults.tsx';
import { PrivacyWords } from './help/privacy-words.tsx';
import style from './screen.module.css';

/** What the marks mean, whom to call, and the page about the people on photos. */
export function Help() {
  const number = useWardPhone();
  useEffect(() => {
    if (location.hash) document.querySelector(location.hash)?.scrollIntoView?.();
  }, []);
  return (
    <Frame title={t('help.title')} back="/">
      <div class={style.stack}>
        {number && <Call number={number} />}
        <Faults />
        <Section title={t('help.stateTitle')}>
          <p>{t('help.stateIntro')}</p>
          <ul>
            {WORK_STATES.map((state) => (
              <li key={state} class={style.item}>
                <StateMark state={state} />
                <p>{t(`help.${state}`)}</p>
              </li>
            ))}
          </ul>
        </Section>
        <div id="anh">
          <Section title={t('privacy.title')}>
            <PrivacyWords phone={number} />
          </Section>
        </div>
      </div>
    </Frame>
  );
}

function Call({ number }: { number: string }) {
  return (
    <p>
      <a href={telOf(number)}>{t('help.call', { phone: number })}</a>
    </p>
  );
}
