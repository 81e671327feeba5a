import { Camera, Check, Flashlight, Images, X } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { givenId } from '../../../shared/turn-id.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { PhotoTarget } from '../../local/camera.ts';
import type { Take } from '../../local/db.ts';
import type { Phone } from '../../local/phone.ts';
import { takeStill } from '../../local/picture/still.ts';
import { useLive } from '../../local/use-live.ts';
import { one } from '../../local/work.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { refusalKey } from '../refused.ts';
import { bringIn } from './bring-in.ts';
import style from './finder.module.css';
import { useStream } from './use-stream.ts';

export type FinderProps = {
  phone: Phone;
  about: PhotoTarget;
  /** Closed, with the first of the photos taken. */
  onDone: (first: Take | null) => void;
  /** The other ways to a photo. */
  onOther: (source: Take['source']) => void;
};

/**
 * The camera inside the app, over the whole screen. Each press of the shutter stores one photo for
 * good before it is counted; they are looked at afterwards, one by one.
 */
export function Finder({ phone, about, onDone, onOther }: FinderProps) {
  const box = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const stream = useStream(video);
  const [taken, setTaken] = useState<Take[]>([]);
  const [busy, setBusy] = useState(false);
  const [light, setLight] = useState(false);
  const [failed, setFailed] = useState<TextKey | null>(null);
  const step = useLive(async () => {
    const work = await one(phone.db, 'assignment', givenId(about.assignmentId));
    return work?.body.steps.find(({ id }) => id === about.stepId)?.text ?? '';
  }, [phone, about]);
  useEffect(() => box.current?.showModal(), []);

  const shoot = async () => {
    if (!video.current || busy || !stream.on) return;
    setBusy(true);
    setFailed(null);
    try {
      const still = await takeStill(video.current);
      if (!still) return setFailed('refusal.noMemory');
      // Only the first takes the place of what was there.
      const rest = { assignmentId: about.assignmentId, stepId: about.stepId, replaces: null };
      const came = await bringIn(phone, taken.length > 0 ? rest : about, still, 'camera');
      if ('take' in came) setTaken([...taken, came.take]);
      else setFailed(came.problem);
    } catch (error) {
      setFailed(refusalKey(error));
    } finally {
      setBusy(false);
    }
  };
  const leave = () => onDone(taken[0] ?? null);
  const problem = stream.problem ?? failed;
  return (
    <dialog
      ref={box}
      class={style.finder}
      aria-label={step ? t('step.photo', { step }) : t('photo.take')}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <p class={style.about}>
        {step && <b>{step}</b>} {t('photo.noCards')}
      </p>
      <div class={style.view}>
        <video ref={video} class={style.video} muted playsInline autoPlay />
        {!stream.on && !stream.problem && <p role="status">{t('photo.starting')}</p>}
        {problem && (
          <div class={style.problem}>
            <Notice
              kind="error"
              live
              title={t(stream.problem ? 'photo.noCameraTitle' : 'photo.notIn')}
              actions={
                stream.problem ? (
                  <>
                    <Button icon={Camera} onPress={() => onOther('camera')}>
                      {t('photo.byPhone')}
                    </Button>
                    <Button icon={Images} onPress={() => onOther('gallery')}>
                      {t('photo.pick')}
                    </Button>
                    <Button kind="quiet" onPress={stream.again}>
                      {t('app.retry')}
                    </Button>
                  </>
                ) : undefined
              }
            >
              {t(problem)}
            </Notice>
          </div>
        )}
      </div>
      <p class={style.kept} role="status">
        {taken.length > 0 && t('photo.shot', { count: taken.length })}
      </p>
      <div class={style.deck}>
        <Button icon={taken.length > 0 ? Check : X} onPress={leave}>
          {t(taken.length > 0 ? 'photo.see' : 'app.cancel')}
        </Button>
        {!stream.problem && (
          <button
            class={style.shutter}
            type="button"
            aria-label={t('photo.shoot')}
            aria-disabled={busy || !stream.on}
            aria-busy={busy}
            onClick={() => void shoot()}
          />
        )}
        {stream.setLight && (
          <Button
            icon={Flashlight}
            onPress={() => {
              setLight(!light);
              void stream.setLight?.(!light);
            }}
          >
            {t(light ? 'photo.lightOff' : 'photo.light')}
          </Button>
        )}
      </div>
    </dialog>
  );
}
