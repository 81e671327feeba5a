import { Check, EyeOff, Minus, Plus, RotateCw, Undo2, X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { Take } from '../../local/db.ts';
import { findFaces } from '../../local/picture/faces.ts';
import { type Cover, maskPicture, turnPicture } from '../../local/picture/mask.ts';
import type { Outcome, Picture } from '../../local/picture/shrink.ts';
import { apart, coversOf, type Stroke } from '../../local/picture/stroke.ts';
import { maskTake, redrawTake } from '../../local/take.ts';
import { useAddress } from '../../local/use-picture.ts';
import { Button } from '../../parts/button.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { Brush } from './brush.tsx';
import { CameraSays } from './camera-says.tsx';
import { PROBLEMS } from './problems.ts';

const RADIUS = 0.1;
const GROWTH = 1.25;

export type MaskProps = {
  take: Take;
  /** The answer is that faces are covered. */
  asked: boolean;
  /** They are. */
  masked: boolean;
  /** Something is to be covered, and is in the picture still. */
  onPending: (pending: boolean) => void;
  onMasked: () => void;
};

/**
 * The photo, which may be turned, and covered where a finger taps or draws. Either is in the pixels
 * themselves once it is done.
 */
export function Mask({ take, asked, masked, onPending, onMasked }: MaskProps) {
  const { phone } = useWork();
  const { picture } = take;
  const src = useAddress(picture.bytes);
  const [open, setOpen] = useState(false);
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const [radius, setRadius] = useState(RADIUS);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const required = asked && !masked;
  const some = strokes.length > 0;
  const covering = open || required || some;
  const covers = strokes.flatMap((stroke) => coversOf(stroke, picture));
  const faces = useFaces(picture, covering).filter(
    (face) => !covers.some((cover) => apart(cover, face, picture) < cover.radius),
  );
  useEffect(() => {
    onPending(some);
    return () => onPending(false);
  }, [some]);

  const resize = (by: number) => {
    setRadius(grown(radius, by));
    setStrokes((all) =>
      all.map((one, i) => (i < all.length - 1 ? one : { ...one, radius: grown(one.radius, by) })),
    );
  };
  type Keep = (on: typeof phone, key: string, picture: Picture) => Promise<void>;
  const change = async (to: () => Promise<Outcome>, keep: Keep) => {
    setBusy(true);
    setProblem(null);
    try {
      const outcome = await to();
      if ('problem' in outcome) return setProblem(PROBLEMS[outcome.problem]);
      await keep(phone, take.key, outcome.picture);
      if (to !== burn) return;
      // Where all was of one colour the picture is the same as before, and so this part goes on.
      setStrokes([]);
      setOpen(false);
      onMasked();
    } catch (error) {
      setProblem(refusalKey(error));
    } finally {
      setBusy(false);
    }
  };
  const burn = () => maskPicture(picture, covers);
  const turn = () => turnPicture(picture);
  const { width, height } = picture;
  return (
    <div class={style.near}>
      <div class={`${style.preview} ${covering ? style.covering : style.glance}`}>
        {src && <img src={src} alt={t('photo.preview')} width={width} height={height} />}
        {covering && (
          <Brush size={picture} {...{ strokes, setStrokes, radius, faces }} blocked={busy} />
        )}
      </div>
      <CameraSays busy={false} problem={problem} />
      {covering && (
        <>
          <p>{t('photo.maskHint')}</p>
          <p role="status">{faces.length > 0 && t('photo.facesFound')}</p>
        </>
      )}
      <div class={style.line}>
        {!some && (
          <Button icon={RotateCw} busy={busy} onPress={() => void change(turn, redrawTake)}>
            {t('photo.turn')}
          </Button>
        )}
        {!covering && (
          <Button icon={EyeOff} onPress={() => setOpen(true)}>
            {t('photo.mask')}
          </Button>
        )}
        {open && !required && !some && (
          <Button icon={X} onPress={() => setOpen(false)}>
            {t('photo.maskStop')}
          </Button>
        )}
        {some && (
          <>
            <Button
              icon={Check}
              busy={busy}
              onPress={() => void change(burn, asked ? maskTake : redrawTake)}
            >
              {t('photo.maskDone')}
            </Button>
            <Button icon={Undo2} onPress={() => setStrokes(strokes.slice(0, -1))}>
              {t('photo.maskUndo')}
            </Button>
            <Button icon={Plus} onPress={() => resize(GROWTH)}>
              {t('photo.bigger')}
            </Button>
            <Button icon={Minus} onPress={() => resize(1 / GROWTH)}>
              {t('photo.smaller')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** Looked for once covering begins, and proposed only: none of them is covered unasked. */
function useFaces(picture: Picture, wanted: boolean): Cover[] {
  const [faces, setFaces] = useState<Cover[]>([]);
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    void findFaces(picture).then((found) => left || setFaces(found));
    return () => {
      left = true;
    };
  }, [picture.sha256, wanted]);
  return faces;
}

function grown(radius: number, by: number): number {
  return Math.min(0.5, Math.max(0.03, radius * by));
}
