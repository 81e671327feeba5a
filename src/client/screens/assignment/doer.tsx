import { useState } from 'preact/hooks';
import type { Id } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { readDoing } from '../../local/doing.ts';
import { mutate } from '../../local/mutate.ts';
import { useLive } from '../../local/use-live.ts';
import { Select } from '../../parts/select.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';

/** Whom the work was given to. The leader and officials give it to somebody else, or to all again. */
export function Doer({ assignmentId }: { assignmentId: Id }) {
  const { phone, session } = useWork();
  const [said, setSaid] = useState<string | null>(null);
  const [wrong, setWrong] = useState<TextKey | null>(null);
  const doing = useLive(() => readDoing(phone.db, assignmentId), [phone, assignmentId]);
  if (!doing) return null;
  const { team, doer } = doing;
  const me = session.person.id;
  const name = doer?.name || t('app.someone');
  if (session.person.role === 'member') {
    if (!doer?.here) return null;
    const who = doer.id === me ? `${name} ${t('team.me')}` : name;
    return <p>{t('doer.is', { name: who })}</p>;
  }

  const give = async (personId: Id | null) => {
    setWrong(null);
    try {
      await mutate(phone, { kind: 'doer.set', assignmentId, personId });
      const to = team.find(({ id }) => id === personId);
      setSaid(to ? t('doer.given', { name: to.name }) : t('doer.back'));
    } catch (error) {
      setWrong(refusalKey(error));
    }
  };
  return (
    <div class={style.near}>
      <Select
        label={t('doer.giveTo')}
        value={doer?.here ? doer.id : ''}
        onChoose={(id) => void give(id === '' ? null : id)}
        options={[
          { value: '', label: t('doer.all') },
          ...team.map((one) => ({
            value: one.id,
            label: one.id === me ? `${one.name} ${t('team.me')}` : one.name,
          })),
        ]}
      />
      {doer && !doer.here && <p>{t('doer.gone', { name })}</p>}
      <Wrong id="doer-wrong" text={wrong && t(wrong)} />
      <p role="status" class={style.small}>
        {said}
      </p>
    </div>
  );
}
