import { useState } from 'preact/hooks';
import { LINE_MAX } from '../../../shared/limits.ts';
import type { Invitation } from '../../../shared/wire.ts';
import { type TextKey, t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { PrivacyWords } from '../help/privacy-words.tsx';
import style from '../screen.module.css';
import { typed } from '../typed.ts';

export type ConfirmProps = {
  found: Invitation;
  busy: boolean;
  problem: TextKey | null;
  onJoin: (name: string) => void;
};

/** Where the code leads, under which name, and the page that everybody reads once. */
export function Confirm({ found, busy, problem, onJoin }: ConfirmProps) {
  const [name, setName] = useState(found.personName ?? '');
  const [read, setRead] = useState(false);
  const [tried, setTried] = useState(false);
  const text = typed(name);
  const wrong =
    text === '' ? 'join.nameMissing' : text.length > LINE_MAX ? 'refusal.tooLong' : null;
  const go = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (wrong === null && read) onJoin(text);
  };
  const where = [found.wardName, found.placeName].filter(Boolean).join(' · ');
  return (
    <form class={style.stack} onSubmit={go}>
      <div>
        <p>{t('join.place')}</p>
        <p class={style.lead}>{where}</p>
        {found.role === 'official' && <p>{t('join.asOfficial')}</p>}
      </div>
      <Field
        label={t('join.name')}
        hint={t('join.nameHint')}
        name="name"
        initial={name}
        error={tried && wrong ? t(wrong) : null}
        input={{ autocomplete: 'name', autocapitalize: 'words' }}
        onText={setName}
      />
      <div class={style.near}>
        <Wrong id="read-missing" text={tried && !read ? t('join.readMissing') : null} />
        <TickBox checked={read} onTick={setRead}>
          {t('join.read')}
        </TickBox>
        <details class={style.fold}>
          <summary>{t('join.view')}</summary>
          <PrivacyWords />
        </details>
      </div>
      {problem && <Notice kind="error" title={t(problem)} live />}
      <Button kind="main" submit busy={busy}>
        {t('join.start')}
      </Button>
    </form>
  );
}
