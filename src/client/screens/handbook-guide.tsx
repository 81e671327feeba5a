import { Pencil, Square, Volume2 } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { useWork } from '../here.ts';
import { t, useLanguage } from '../i18n.ts';
import { readGuide } from '../local/handbook.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { Frame } from './frame.tsx';
import { filled } from './handbook/filled.ts';
import style from './handbook/handbook.module.css';
import { pictureOf } from './handbook/pictures.ts';
import { useSpeech } from './handbook/use-speech.ts';
import screen from './screen.module.css';
import { when } from './when.ts';

/** One guide, in letters that two people can read on one phone, read aloud where it has a voice. */
export function GuideScreen() {
  const { phone, session } = useWork();
  const { params } = useRoute();
  const id = params.id ?? '';
  const language = useLanguage();
  const found = useLive(() => readGuide(phone.db, id, language), [phone, id, language]);
  const { speak, speaking, stop } = useSpeech(language);
  if (!found)
    return (
      <Frame title={t('handbook.title')} back="/so-tay">
        {found === null && <Empty text={t('handbook.missing')} />}
      </Frame>
    );
  const { title, steps, changed } = found.guide;
  const texts = [...steps.map(({ text }) => filled(text)), t('handbook.never')];
  const aloud = speak && (
    <Button
      kind="main"
      icon={speaking ? Square : Volume2}
      onPress={() => (speaking ? stop() : speak(texts))}
    >
      {t(speaking ? 'handbook.stop' : 'handbook.read')}
    </Button>
  );
  return (
    <Frame title={filled(title)} back="/so-tay" here="/them" action={aloud}>
      <div class={screen.stack}>
        <ol class={style.steps}>
          {steps.map(({ picture, text }, index) => {
            const Picture = pictureOf(picture);
            return (
              <li key={text} class={style.step}>
                <Picture aria-hidden="true" />
                <p>
                  <span class={style.number}>{t('handbook.step', { n: index + 1 })}</span>
                  {filled(text)}
                </p>
              </li>
            );
          })}
        </ol>
        <Notice kind="info" title={t('handbook.never')} />
        {changed !== null && (
          <p class={screen.small}>{t('handbook.byWard', { time: when(changed, phone.clock()) })}</p>
        )}
        {session.person.role === 'official' && (
          <div>
            <Button icon={Pencil} href={`/so-tay/${id}/sua`}>
              {t('handbook.edit')}
            </Button>
          </div>
        )}
      </div>
    </Frame>
  );
}
