import type { Id } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { readDoing } from '../../local/doing.ts';
import { useLive } from '../../local/use-live.ts';

/** Whom the work was given to; nothing where it is the whole team's, or its person left. */
export function Doer({ assignmentId }: { assignmentId: Id }) {
  const { phone, session } = useWork();
  const doing = useLive(() => readDoing(phone.db, assignmentId), [phone, assignmentId]);
  if (!doing?.doer?.here) return null;
  const { id, name } = doing.doer;
  const who = id === session.person.id ? `${name} ${t('team.me')}` : name;
  return <p>{t('doer.is', { name: who })}</p>;
}
