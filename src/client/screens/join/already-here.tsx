import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SignOut } from '../sign-out.tsx';

/** Somebody works on this device already: go on as them, or leave first. */
export function AlreadyHere({ code }: { code: string | null }) {
  const { session } = useWork();
  const where = [session.ward.name, session.place?.name].filter(Boolean).join(' · ');
  return (
    <Notice
      kind="info"
      title={t('join.already', { name: session.person.name })}
      actions={
        <>
          <Button href="/">{t('join.goOn')}</Button>
          {code !== null && <SignOut label={t('join.change')} />}
        </>
      }
    >
      {where}
    </Notice>
  );
}
