import { useWork } from '../here.ts';
import { t, useLanguage } from '../i18n.ts';
import { readHandbook } from '../local/handbook.ts';
import { useLive } from '../local/use-live.ts';
import { Frame } from './frame.tsx';
import { filled } from './handbook/filled.ts';
import style from './handbook/handbook.module.css';
import { pictureOf } from './handbook/pictures.ts';
import screen from './screen.module.css';

/** Short guides to show people; all of them are on the phone. */
export function Handbook() {
  const { phone } = useWork();
  const language = useLanguage();
  const guides = useLive(() => readHandbook(phone.db, language), [phone, language]);
  return (
    <Frame title={t('handbook.title')} back="/them" here="/them">
      <div class={screen.stack}>
        <p class={screen.small}>{t('handbook.intro')}</p>
        <ul class={style.list}>
          {guides?.map(({ id, title, steps }) => {
            const Picture = pictureOf(steps[0]?.picture ?? '');
            return (
              <li key={id}>
                <a class={style.entry} href={`/so-tay/${id}`}>
                  <Picture aria-hidden="true" />
                  <span>
                    <b>{filled(title)}</b>
                    <small>{t('handbook.steps', { count: steps.length })}</small>
                  </span>
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </Frame>
  );
}
