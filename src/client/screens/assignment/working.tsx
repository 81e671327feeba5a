import { Camera } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isStepDone } from '../../../shared/assignment.ts';
import type { Id } from '../../../shared/model.ts';
import { standing, toRetake } from '../../../shared/returned.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { Soon } from '../../parts/soon.tsx';
import { Frame } from '../frame.tsx';
import { photoAddress } from '../photo/address.ts';
import { CameraSays } from '../photo/camera-says.tsx';
import { useCamera } from '../photo/use-camera.tsx';
import style from '../screen.module.css';
import { periodAddress } from '../turn/address.ts';
import { Answer } from '../turn/answer.tsx';
import { PeriodBar } from '../turn/period-bar.tsx';
import { useNone } from '../turn/use-none.tsx';
import { useTick } from '../use-tick.tsx';
import { Count } from './count.tsx';
import { Doer } from './doer.tsx';
import { Facts } from './facts.tsx';
import { GiveTo } from './give-to.tsx';
import { Head, titleOf } from './head.tsx';
import { Notes } from './notes.tsx';
import { PhotoAgain } from './photo-again.tsx';
import { Photos } from './photos.tsx';
import { StepList } from './step-list.tsx';
import { TakeBackAsk } from './take-back-ask.tsx';

/** The screen of the people who do the work. */
export function Working({ work, said }: { work: AssignmentWork; said: ComponentChildren }) {
  const { phone } = useWork();
  const { route } = useLocation();
  const { tick, offerUndo, bar } = useTick(phone, work);
  const writing = useRef<HTMLDivElement>(null);
  const [taking, setTaking] = useState<Id | null>(null);
  const { sayNone, noneBar } = useNone(phone, work);
  const camera = useCamera(phone, (take) => route(photoAddress(take)));
  const { assignment, turn } = work;
  const about = (stepId: Id | null, replaces: Id | null = null) => {
    return { assignmentId: assignment.id, stepId, replaces };
  };
  const back = toRetake(work.evidence)[0];
  const next = back ? about(back.body.stepId, back.id) : about(stepForPhoto(work));
  return (
    <Frame
      title={titleOf(work)}
      place={work.place}
      back="/"
      here="/"
      undo={noneBar ?? bar}
      action={
        <Button kind="main" icon={Camera} onPress={() => void camera.open('camera', next)}>
          {t('photo.take')}
        </Button>
      }
    >
      {camera.inputs}
      <div class={style.stack}>
        {said}
        <CameraSays {...camera} onFind={() => void camera.find(next)} />
        <PhotoAgain work={work} camera={camera} />
        <Head work={work} works />
        <Doer assignmentId={assignment.id} />
        {turn && (
          <>
            <PeriodBar {...turn} onPick={(key) => route(periodAddress(assignment.id, key), true)} />
            <Answer
              turn={turn}
              continuous={assignment.body.recurs?.continuous === true}
              onNone={(none) => void sayNone(none)}
            />
          </>
        )}
        <Soon>
          <Section title={t('task.steps')}>
            <StepList
              work={work}
              onTick={(stepId, done) => tick(assignment, stepId, done)}
              onPhoto={(stepId) => void camera.open('camera', about(stepId))}
            />
          </Section>
          <Soon>
            <GiveTo assignmentId={assignment.id} />
            <Count work={work} offerUndo={offerUndo} />
            <Photos
              work={work}
              onPick={() => void camera.open('gallery', next)}
              onRetake={({ id, body }) => void camera.open('camera', about(body.stepId, id))}
              onReply={() => writing.current?.querySelector('textarea')?.focus()}
              onTakeBack={({ id }) => setTaking(id)}
            />
            <Soon>
              <TakeBackAsk work={work} evidenceId={taking} onClose={() => setTaking(null)} />
              <Notes work={work} writing={writing} />
              <Facts work={work} />
            </Soon>
          </Soon>
        </Soon>
      </div>
    </Frame>
  );
}

/** The step that a photo is for when nobody said: the first that wants one and has none. */
function stepForPhoto({ assignment, evidence }: AssignmentWork): Id | null {
  const steps = assignment.body.steps.filter((step) => step.photo);
  const have = new Set(standing(evidence).map(({ body }) => body.stepId));
  const bare = steps.find(({ id }) => !have.has(id) && !isStepDone(assignment.body, id));
  return (bare ?? steps.find(({ id }) => !have.has(id)) ?? steps[0])?.id ?? null;
}
