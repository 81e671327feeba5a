import { t } from '../../i18n.ts';
import type { Receiver } from '../../local/giving.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';

export type ConfirmProps = {
  open: boolean;
  receivers: Receiver[];
  onGive: () => void;
  onBack: () => void;
};

/** The last question before many people see a task. */
export function Confirm({ open, receivers, onGive, onBack }: ConfirmProps) {
  const count = receivers.reduce((sum, { members }) => sum + members, 0);
  return (
    <Dialog
      open={open}
      title={t('give.confirm', { tasks: 1, places: receivers.length })}
      onClose={onBack}
      actions={
        <>
          <Button onPress={onBack}>{t('give.check')}</Button>
          <Button onPress={onGive}>{t('give.now')}</Button>
        </>
      }
    >
      <p>{t('give.confirmNote', { count })}</p>
    </Dialog>
  );
}
