import { Plus } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { lostSinceStart } from '../local/camera.ts';
import { readMyWork } from '../local/my-work.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Frame } from './frame.tsx';
import { photoAddress } from './photo/address.ts';
import { CameraSays } from './photo/camera-says.tsx';
import { useCamera } from './photo/use-camera.tsx';
import style from './screen.module.css';
import { Parts } from './today/parts.tsx';
import type { Late } from './today-late.ts';
import { useTick } from './use-tick.tsx';
import { when } from './when.ts';

/** A member's first screen: what the place has to do, the most urgent first. */
export function Today() {
  const { phone, session, list, drawn } = useWork();
  const { route } = useLocation();
  const placeId = session.person.placeId;
  const read = useLive(() => readMyWork(phone, placeId, list.lines), [phone, placeId]);
  // Until the disk has answered: the rows as they were read last.
  const work = read ?? list.work;
  const { tick, bar } = useTick(phone, work);
  const camera = useCamera(phone, (take) => route(photoAddress(take)));
  const [late, setLate] = useState<Late | null>(null);
  const top = useRef<HTMLDivElement>(null);
  // Said after the first drawing: the list itself does without it.
  useEffect(() => {
    if (read === undefined) return;
    drawn();
    void import('./today-late.ts').then((m) => m.load(phone, session)).then(setLate);
  }, [read === undefined]);
  useEffect(() => {
    const above = late && top.current && late.heightAbove(top.current);
    if (read) list.keep(read, above ?? list.above);
  }, [read, late]);
  // A page that died while the camera was open comes back here: on to the task of that photo.
  useEffect(() => {
    void lostSinceStart(phone).then((id) => id && route(`/viec/${id}`));
  }, [phone]);
  return (
    <Frame
      title={t('today.title')}
      here="/"
      undo={bar}
      action={
        <Button kind="main" icon={Plus} href="/ghi">
          {t('today.record')}
        </Button>
      }
    >
      {camera.inputs}
      {/* What is said above the list comes later: as high as it was last, so that no row moves under a finger. */}
      <div ref={top} style={{ blockSize: `${late ? 0 : list.above}px` }} />
      {late && work && <late.Above work={work} first={late.first} />}
      <div class={style.stack}>
        <CameraSays {...camera} />
        {work && (
          <>
            {late && <late.Nothing work={work} />}
            <Parts
              work={work}
              noteOf={late?.turnNote}
              Search={late?.Search}
              name={session.person.name}
              onTick={tick}
              onPhoto={(target) => void camera.open('camera', target)}
            />
            {work.heardAt !== null && (
              <p class={style.small}>
                {t('today.asOf', { time: when(work.heardAt, phone.clock()) })}
              </p>
            )}
          </>
        )}
      </div>
    </Frame>
  );
}
