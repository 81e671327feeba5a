import { Camera } from 'lucide-preact';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { forgetCamera } from '../../local/camera.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { photoAddress } from '../photo/address.ts';
import type { useCamera } from '../photo/use-camera.tsx';

export type PhotoAgainProps = { work: AssignmentWork; camera: ReturnType<typeof useCamera> };

/** Photos that wait for a decision, and one that never came in: which it is, and the way on. */
export function PhotoAgain({ work, camera }: PhotoAgainProps) {
  const { phone } = useWork();
  const { lost, takes } = work;
  const stepOf = (id: string | null) => {
    return work.assignment.body.steps.find((step) => step.id === id)?.text ?? t('photo.title');
  };
  return (
    <>
      {takes.map((take) => (
        <Notice
          key={take.key}
          kind="info"
          title={t('photo.unfinished')}
          actions={<Button href={photoAddress(take)}>{t('photo.goOn')}</Button>}
        >
          {stepOf(take.stepId)}
        </Notice>
      ))}
      {lost && !camera.opened && (
        <Notice
          kind="returned"
          title={t('photo.lost')}
          live
          actions={
            <>
              <Button icon={Camera} onPress={() => void camera.open('camera', lost)}>
                {t('photo.again')}
              </Button>
              <Button kind="quiet" onPress={() => void forgetCamera(phone)}>
                {t('app.understood')}
              </Button>
            </>
          }
        >
          {stepOf(lost.stepId)}
        </Notice>
      )}
    </>
  );
}
