import { type TextKey, t } from '../../i18n.ts';
import { Notice } from '../../parts/notice.tsx';

/** What became of the photo just taken: still being made small, or why it did not come in. */
export function CameraSays({ busy, problem }: { busy: boolean; problem: TextKey | null }) {
  if (busy) return <Notice kind="info" title={t('photo.working')} live />;
  if (problem === null) return null;
  return (
    <Notice kind="error" title={t('photo.notIn')} live>
      {t(problem)}
    </Notice>
  );
}
