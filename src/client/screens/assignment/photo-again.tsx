import { Camera } from 'lucide-preact';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { forgetCamera } from '../../local/camera.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { photoAddress } from '../photo/address.ts';
import type { useCamera } from '../photo/use-camera.tsx';
import { PhotoRaw } from './photo-raw.tsx';

export type PhotoAgainProps = { work: AssignmentWork; camera: ReturnType<typeof useCamera> };

/** Photos that wait for a decision, those still to be made small, and one that never came in: which it is, and the way on. */
export function PhotoAgain({ work, camera }: PhotoAgainProps) {
  return (
    <>
      {work.takes.map((take) => (
        <Notice
          key={take.key}
          kind="info"
          title={t('photo.unfinished')}
          actions={<Button href={photoAddress(take)}>{t('photo.goOn')}</Button>}
        >
          {stepOf(work, take.stepId)}
        </Notice>
      ))}
      {!camera.busy && work.raws.map((raw) => <PhotoRaw key={raw.key} raw={raw} />)}
      <PhotoLost work={work} camera={camera} />
    </>
  );
}

/**
 * The photo that the camera of a page which died never brought in. The camera inside the app comes
 * first: it is the one that does not end the page.
 */
export function PhotoLost({ work, camera }: PhotoAgainProps) {
  const { phone } = useWork();
  const { lost } = work;
  if (!lost || camera.opened || work.raws.length > 0) return null;
  return (
    <Notice
      kind="returned"
      title={t('photo.lost')}
      live
      actions={
        <>
          <Button icon={Camera} onPress={() => void camera.find(lost)}>
            {t('photo.inApp')}
          </Button>
          <Button onPress={() => void camera.open('camera', lost)}>{t('photo.again')}</Button>
          <Button kind="quiet" onPress={() => void forgetCamera(phone)}>
            {t('photo.giveUp')}
          </Button>
        </>
      }
    >
      {stepOf(work, lost.stepId)}
    </Notice>
  );
}

function stepOf({ assignment }: AssignmentWork, id: string | null): string {
  return assignment.body.steps.find((step) => step.id === id)?.text ?? t('photo.title');
}
