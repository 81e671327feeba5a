import { Trash2 } from 'lucide-preact';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';

export type DiscardProps = { open: boolean; onKeep: () => void; onDiscard: () => Promise<void> };

/** Asked before a photo that exists nowhere else is gone. */
export function Discard({ open, onKeep, onDiscard }: DiscardProps) {
  return (
    <Dialog
      open={open}
      title={t('photo.delete')}
      onClose={onKeep}
      actions={
        <>
          <Button onPress={onKeep}>{t('app.keep')}</Button>
          <Button kind="danger" icon={Trash2} onPress={() => void onDiscard()}>
            {t('photo.deleteNow')}
          </Button>
        </>
      }
    >
      {t('photo.deleteNote')}
    </Dialog>
  );
}
