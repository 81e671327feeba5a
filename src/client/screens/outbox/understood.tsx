import type { Id } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { understood } from '../../local/outbox.ts';
import { Button } from '../../parts/button.tsx';

/** Its person has read what became of one of their ops: it is told nowhere any more. */
export function Understood({ id }: { id: Id }) {
  const { phone } = useWork();
  return <Button onPress={() => void understood(phone, id)}>{t('app.understood')}</Button>;
}
