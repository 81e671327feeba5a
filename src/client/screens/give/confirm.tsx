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

/** Who will see it; a ward that begins may have given before anybody joined. */
export function confirmNote(count: number): string {
  return count > 0 ? t('give.confirmNote', { count }) : t('give.confirmNobody');
}

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
      <p>{confirmNote(count)}</p>
    </Dialog>
  );
}
