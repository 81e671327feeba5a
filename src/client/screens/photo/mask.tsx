import { Minus, Plus, RotateCw, Undo2 } from 'lucide-preact';
import type { TargetedMouseEvent } from 'preact';
import { useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { Take } from '../../local/db.ts';
import { type Cover, maskPicture, turnPicture } from '../../local/picture/mask.ts';
import type { Outcome, Picture } from '../../local/picture/shrink.ts';
import { maskTake, turnTake } from '../../local/take.ts';
import { useAddress } from '../../local/use-picture.ts';
import { Button } from '../../parts/button.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { CameraSays } from './camera-says.tsx';
import { PROBLEMS } from './problems.ts';

const RADIUS = 0.1;
const GROWTH = 1.25;

/**
 * The photo, which may be turned; where faces are to be covered, a tap lays a round cover over one.
 * Either is in the pixels themselves once it is done.
 */
export function Mask({ take, wanted }: { take: Take; wanted: boolean }) {
  const { phone } = useWork();
  const src = useAddress(take.picture.bytes);
  const [covers, setCovers] = useState<Cover[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const masking = wanted && !take.masked;

  const add = (event: TargetedMouseEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    // A key press has no place: it covers the middle.
    const pressed = event.detail === 0;
    const x = pressed ? 0.5 : (event.clientX - box.left) / box.width;
    const y = pressed ? 0.5 : (event.clientY - box.top) / box.height;
    setCovers([...covers, { x, y, radius: covers.at(-1)?.radius ?? RADIUS }]);
  };
  const resize = (by: number) => {
    setCovers(covers.map((cover, i) => (i < covers.length - 1 ? cover : grown(cover, by))));
  };
  type Keep = (on: typeof phone, key: string, picture: Picture) => Promise<void>;
  const change = async (to: () => Promise<Outcome>, keep: Keep) => {
    setBusy(true);
    setProblem(null);
    try {
      const outcome = await to();
      if ('picture' in outcome) await keep(phone, take.key, outcome.picture);
      else setProblem(PROBLEMS[outcome.problem]);
    } catch (error) {
      setProblem(refusalKey(error));
    } finally {
      setBusy(false);
    }
  };
  const burn = () => change(() => maskPicture(take.picture, covers), maskTake);
  const rotate = () => change(() => turnPicture(take.picture), turnTake);
  const { width, height } = take.picture;
  return (
    <div class={style.near}>
      <div class={masking ? style.preview : `${style.preview} ${style.glance}`}>
        {src && <img src={src} alt={t('photo.preview')} width={width} height={height} />}
        {masking && (
          <>
            {covers.map((cover) => (
              <span key={`${cover.x} ${cover.y}`} class={style.cover} style={placed(cover)} />
            ))}
            <button class={style.aim} type="button" aria-label={t('photo.mask')} onClick={add} />
          </>
        )}
      </div>
      <CameraSays busy={false} problem={problem} />
      {covers.length === 0 && (
        <div class={style.line}>
          <Button icon={RotateCw} busy={busy} onPress={() => void rotate()}>
            {t('photo.turn')}
          </Button>
        </div>
      )}
      {masking && (
        <>
          <p>{t('photo.maskHint')}</p>
          {covers.length > 0 && (
            <div class={style.line}>
              <Button icon={Plus} onPress={() => resize(GROWTH)}>
                {t('photo.bigger')}
              </Button>
              <Button icon={Minus} onPress={() => resize(1 / GROWTH)}>
                {t('photo.smaller')}
              </Button>
              <Button icon={Undo2} onPress={() => setCovers(covers.slice(0, -1))}>
                {t('photo.maskUndo')}
              </Button>
              <Button busy={busy} onPress={() => void burn()}>
                {t('photo.maskDone')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function grown(cover: Cover, by: number): Cover {
  return { ...cover, radius: Math.min(0.5, Math.max(0.03, cover.radius * by)) };
}

function placed({ x, y, radius }: Cover) {
  const size = `${radius * 200}%`;
  return { left: `${x * 100}%`, top: `${y * 100}%`, inlineSize: size, aspectRatio: '1' };
}
