import { QrCode } from 'lucide-preact';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { useJoinCode } from './use-join-code.ts';

type CodeLaterProps = Pick<ReturnType<typeof useJoinCode>, 'ask' | 'busy' | 'missed'>;

/** Why a code is not here yet, that nothing is lost by it, and the same tap again. */
export function CodeLater({ ask, busy, missed }: CodeLaterProps) {
  if (!missed) return null;
  const { person, why } = missed;
  return (
    <Notice
      kind="info"
      live
      title={t('joinCode.notYet', { name: person.name })}
      actions={
        <Button icon={QrCode} busy={busy === person.id} onPress={() => void ask(person)}>
          {t('joinCode.again')}
        </Button>
      }
    >
      <p>{t(why)}</p>
    </Notice>
  );
}
