import { phoneSystem } from '../../../shared/phone-system.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { canPush } from '../../local/reminding.ts';
import { TickBox } from '../../parts/tick-box.tsx';
import { isInstalled } from '../install/is-installed.ts';
import { quietWords } from '../reminders/quiet-words.ts';
import { useReminding } from '../reminders/use-reminding.ts';
import style from '../screen.module.css';

/** Reminders while the app is closed: on, off, or why they can't be here. */
export function ReminderSetting() {
  const { session } = useWork();
  const iphone = phoneSystem(navigator.userAgent) === 'iphone';
  const { on, problem, turn } = useReminding(iphone);
  // Officials have their overview; the server reminds only those who work in a place.
  if (session.person.role === 'official') return null;
  if (!canPush()) {
    const key = iphone && !isInstalled() ? 'remind.iphone' : 'remind.unable';
    return (
      <div class={style.near}>
        <p class={style.lead}>{t('remind.title')}</p>
        <p class={style.small}>{t(key)}</p>
        {key === 'remind.iphone' && <a href="/cai-may">{t('install.title')}</a>}
      </div>
    );
  }
  return (
    <div class={style.near} style={on === null ? { visibility: 'hidden' } : undefined}>
      <TickBox checked={on === true} onTick={turn}>
        {t('remind.setting')}
      </TickBox>
      <p class={style.small}>{`${t('remind.what')} ${quietWords()}`}</p>
      <p role="status">{problem && t(problem)}</p>
    </div>
  );
}
