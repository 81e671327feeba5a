import { type TextKey, t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';

export type CameraSaysProps = {
  busy: boolean;
  /** There was no room to keep the photo as it came: the app should stay open. */
  unkept?: boolean;
  problem: TextKey | null;
  /** The other way to a photo, offered where this one failed. */
  onFind?: () => void;
};

/** What became of the photo just taken: still being made small, or why it did not come in. */
export function CameraSays({ busy, unkept = false, problem, onFind }: CameraSaysProps) {
  if (busy)
    return (
      <Notice kind="info" title={t('photo.working')} live>
        {unkept ? t('photo.unkept') : undefined}
      </Notice>
    );
  if (problem === null) return null;
  const inApp = onFind && <Button onPress={onFind}>{t('photo.inApp')}</Button>;
  return (
    <Notice kind="error" title={t('photo.notIn')} live actions={inApp}>
      {t(problem)}
    </Notice>
  );
}
