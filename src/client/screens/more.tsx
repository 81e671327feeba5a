import { BookOpen, CircleQuestionMark, Download, MonitorSmartphone, Send } from 'lucide-preact';
import { useWork } from '../here.ts';
import { t, useLanguage } from '../i18n.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Soon } from '../parts/soon.tsx';
import { TickBox } from '../parts/tick-box.tsx';
import { CallWard } from './call-ward.tsx';
import { Frame } from './frame.tsx';
import { TakeFile } from './hand-over/take-file.tsx';
import { ReminderSetting } from './more/reminders.tsx';
import { Rename } from './more/rename.tsx';
import { Room } from './more/room.tsx';
import { UsedData } from './more/used.tsx';
import style from './screen.module.css';
import { SignOut } from './sign-out.tsx';

/** How this person likes the app, who they are in it, and the way out. */
export function More() {
  const { session, looks, setLooks } = useWork();
  useLanguage();
  return (
    <Frame title={t('more.title')} here="/them">
      <div class={style.stack}>
        <div class={style.near}>
          <TickBox checked={looks.sun} onTick={(sun) => setLooks({ ...looks, sun })}>
            {t('more.sun')}
          </TickBox>
          <p class={style.small}>{t('more.sunHint')}</p>
        </div>
        {session.person.role !== 'official' && (
          <div class={style.near}>
            <TickBox checked={looks.finder} onTick={(finder) => setLooks({ ...looks, finder })}>
              {t('more.finder')}
            </TickBox>
            <p class={style.small}>{t('more.finderHint')}</p>
          </div>
        )}
        <Choice
          legend={t('more.text')}
          value={looks.text}
          onChoose={(text) => setLooks({ ...looks, text })}
          beside
          options={[
            { value: 'normal', label: t('more.textNormal') },
            { value: 'large', label: t('more.textLarge') },
          ]}
        />
        <Soon>
          <Choice
            legend={t('more.language')}
            value={looks.language}
            onChoose={(language) => setLooks({ ...looks, language })}
            beside
            options={[
              { value: 'vi', label: 'Tiếng Việt' },
              { value: 'en', label: 'English' },
            ]}
          />
          <ReminderSetting />
          <Soon>
            <Rename />
            <TakeFile />
            <div class={style.line}>
              <Button icon={Send} href="/hop-gui">
                {t('outbox.title')}
              </Button>
              <Button icon={Download} href="/cai-may">
                {t('install.title')}
              </Button>
              <Button icon={BookOpen} href="/so-tay">
                {t('handbook.title')}
              </Button>
              <Button icon={CircleQuestionMark} href="/tro-giup">
                {t('help.title')}
              </Button>
              <Button icon={MonitorSmartphone} href="/may">
                {t('devices.title')}
              </Button>
              <CallWard />
              <SignOut label={t('outbox.signOut')} />
            </div>
            {/* What has to be read from the disk comes last: nothing moves under a finger when it appears. */}
            <UsedData />
            <Room />
          </Soon>
        </Soon>
      </div>
    </Frame>
  );
}
