import { Camera, Check, Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isStepDone } from '../../../shared/assignment.ts';
import type { Consent, Spot } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import type { Take } from '../../local/db.ts';
import { mutate } from '../../local/mutate.ts';
import { attachTake, dropTake } from '../../local/take.ts';
import { Button } from '../../parts/button.tsx';
import { PhotoLost } from '../assignment/photo-again.tsx';
import { Frame } from '../frame.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { sizeWords } from '../size-words.ts';
import { photoAddress } from './address.ts';
import { CameraSays } from './camera-says.tsx';
import { Discard } from './discard.tsx';
import { Mask } from './mask.tsx';
import { People } from './people.tsx';
import { asksSpot, SpotAsk } from './spot-ask.tsx';
import { useCamera } from './use-camera.tsx';

export type PreviewProps = { work: AssignmentWork; take: Take; onKept: () => void };

/** A photo that lies on the phone already: who is on it, and may it be used? */
export function Preview({ work, take, onKept }: PreviewProps) {
  const { phone } = useWork();
  const { route } = useLocation();
  const { id, body } = work.assignment;
  const [consent, setConsent] = useState<Consent | null>(take.masked ? 'masked' : null);
  // Also where it was covered first and answered for after that.
  const [covered, setCovered] = useState(false);
  const [pending, setPending] = useState(false);
  const masked = take.masked || covered;
  const [child, setChild] = useState(false);
  const [parent, setParent] = useState(false);
  const [asks] = useState(() => asksSpot(body, take, phone.clock()));
  const [spot, setSpot] = useState<Spot | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const camera = useCamera(phone, (another) => route(photoAddress(another), true));
  // A row of photos taken together is answered one after the other.
  const next = work.takes.find(({ key, stepId }) => key !== take.key && stepId === take.stepId);
  const leave = () => route(next ? photoAddress(next) : `/viec/${id}`, true);
  const { originalBytes, bytes } = take.picture;
  const step = body.steps.find((one) => one.id === take.stepId);

  const use = async () => {
    if (consent === null) return;
    try {
      const answer = { consent, child: consent !== 'nobody' && child };
      await attachTake(phone, body, take, { ...answer, ...(spot && { spot }) });
      // The photo is what this step asks for, so its person need not say so a second time.
      if (step?.photo && !isStepDone(body, step.id)) {
        const tick = { kind: 'step.set', assignmentId: id, stepId: step.id } as const;
        await mutate(phone, { ...tick, done: true, seen: [] });
      }
      onKept();
      leave();
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  const discard = async () => {
    await dropTake(phone, take.key);
    leave();
  };
  return (
    <Frame
      title={t('photo.title')}
      place={work.place}
      back={`/viec/${id}`}
      here="/"
      action={
        <Button
          kind="main"
          icon={Check}
          blocked={pending ? t('photo.maskOpen') : whyNot(consent, masked, child && !parent)}
          onPress={() => void use()}
        >
          {t('photo.use')}
        </Button>
      }
    >
      {camera.inputs}
      <div class={style.stack}>
        <CameraSays {...camera} problem={camera.problem ?? problem} />
        <PhotoLost work={work} camera={camera} />
        <p>{step?.text ?? work.task.body.title}</p>
        {originalBytes > 2 * bytes.byteLength && (
          <p class={style.small}>
            {t('photo.shrunk', { from: sizeWords(originalBytes), to: sizeWords(bytes.byteLength) })}
          </p>
        )}
        <Mask
          key={take.picture.sha256}
          take={take}
          asked={consent === 'masked'}
          masked={masked}
          onPending={setPending}
          // Who says that there is nobody, or that they agree, has covered something else.
          onMasked={() => setCovered(covered || consent === null || consent === 'masked')}
        />
        <People {...{ consent, setConsent, child, setChild, parent, setParent }} />
        {asks && <SpotAsk spot={spot} onSpot={setSpot} />}
        <div class={style.line}>
          <Button
            icon={Camera}
            onPress={() => void camera.open(take.source, { ...take, instead: take.key })}
          >
            {t('photo.again')}
          </Button>
          <Button kind="quiet" icon={Trash2} onPress={() => setDiscarding(true)}>
            {t('photo.deleteNow')}
          </Button>
        </div>
        <p class={style.small}>
          <a href="/tro-giup#anh">{t('photo.about')}</a>
        </p>
      </div>
      <Discard open={discarding} onKeep={() => setDiscarding(false)} onDiscard={discard} />
    </Frame>
  );
}

/** What is still missing before the photo may be used, as words on the button. */
function whyNot(consent: Consent | null, masked: boolean, parentMissing: boolean): string | null {
  if (consent === null) return t('photo.chooseFirst');
  if (consent === 'masked' && !masked) return t('photo.maskFirst');
  if (consent !== 'nobody' && parentMissing) return t('photo.parentFirst');
  return null;
}
