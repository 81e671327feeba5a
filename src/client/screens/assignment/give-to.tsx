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

/** For the leader and officials: gives the work to one of the team, to another, or back to all. */
export function GiveTo({ assignmentId }: { assignmentId: Id }) {
  const { phone, session } = useWork();
  const [said, setSaid] = useState<string | null>(null);
  const [wrong, setWrong] = useState<TextKey | null>(null);
  const doing = useLive(() => readDoing(phone.db, assignmentId), [phone, assignmentId]);
  if (!doing || session.person.role === 'member') return null;
  const { team, doer } = doing;

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
  const nameOf = ({ id, name }: { id: Id; name: string }) =>
    id === session.person.id ? `${name} ${t('team.me')}` : name;
  return (
    <div class={style.near}>
      <Select
        label={t('doer.giveTo')}
        value={doer?.here ? doer.id : ''}
        onChoose={(id) => void give(id === '' ? null : id)}
        options={[
          { value: '', label: t('doer.all') },
          ...team.map((one) => ({ value: one.id, label: nameOf(one) })),
        ]}
      />
      {doer && !doer.here && <p>{t('doer.gone', { name: doer.name || t('app.someone') })}</p>}
      <Wrong id="doer-wrong" text={wrong && t(wrong)} />
      <p role="status" class={style.small}>
        {said}
      </p>
    </div>
  );
}
