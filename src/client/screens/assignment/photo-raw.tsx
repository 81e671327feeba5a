import { RotateCcw } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { allTexts, type TextKey, t } from '../../i18n.ts';
import { forgetCamera } from '../../local/camera.ts';
import { dropRaw, type RawWaiting, TRIES_MAX } from '../../local/raw.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { CameraSays } from '../photo/camera-says.tsx';
import { refusalKey } from '../refused.ts';

/** A photo that a page which died had stored and not made small yet: taken up again by itself. */
export function PhotoRaw({ raw }: { raw: RawWaiting }) {
  const { phone } = useWork();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const again = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const [{ bringInAgain }] = await Promise.all([import('../photo/bring-in.ts'), allTexts()]);
      const came = await bringInAgain(phone, raw.key);
      if (came && 'problem' in came) setProblem(came.problem);
    } catch (error) {
      setProblem(refusalKey(error));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    if (raw.tries < TRIES_MAX) void again();
  }, [raw.key]);
  if (busy) return <CameraSays busy problem={null} />;
  if (raw.tries < TRIES_MAX && !problem) return null;
  const giveUp = async () => {
    await dropRaw(phone, raw.key);
    await forgetCamera(phone);
  };
  return (
    <Notice
      kind="returned"
      title={t('photo.rawWaits')}
      live
      actions={
        <>
          <Button icon={RotateCcw} onPress={() => void again()}>
            {t('app.retry')}
          </Button>
          <Button kind="quiet" onPress={() => void giveUp()}>
            {t('photo.deleteNow')}
          </Button>
        </>
      }
    >
      {problem && t(problem)}
    </Notice>
  );
}
