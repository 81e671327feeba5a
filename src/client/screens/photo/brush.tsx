import type { TargetedMouseEvent, TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { Cover } from '../../local/picture/mask.ts';
import { apart, ledTo, type Point, type Stroke } from '../../local/picture/stroke.ts';
import style from './brush.module.css';

export type BrushProps = {
  size: { width: number; height: number };
  strokes: Stroke[];
  setStrokes: (change: (strokes: Stroke[]) => Stroke[]) => void;
  /** Of the next stroke, in shares of the width. */
  radius: number;
  /** Proposed to be covered and not yet so. */
  faces: Cover[];
  blocked: boolean;
};

/** A fingertip, in shares of the width: a proposal smaller than that is hit from beside it, too. */
const FINGERTIP = 0.075;

/** Lies over a picture: a tap covers a place of it, a finger that moves covers what it goes over. */
export function Brush({ size, strokes, setStrokes, radius, faces, blocked }: BrushProps) {
  const finger = useRef<number | null>(null);
  const pressed = useRef(false);

  const begin = (stroke: Stroke) => setStrokes((all) => [...all, stroke]);
  const down = (event: TargetedPointerEvent<HTMLButtonElement>) => {
    pressed.current = true;
    const { pointerId } = event;
    const second = finger.current !== null && finger.current !== pointerId;
    if (blocked || second || event.button > 0) return;
    finger.current = pointerId;
    const point = pointOf(event);
    const face = faces.find((one) => apart(one, point, size) < Math.max(one.radius, FINGERTIP));
    begin(face ? strokeOn(face) : { points: [point], radius });
  };
  const move = (event: TargetedPointerEvent<HTMLButtonElement>) => {
    if (event.pointerId !== finger.current) return;
    // A mouse let go of outside the picture.
    if (event.buttons === 0) return lift();
    const point = pointOf(event);
    setStrokes((all) => all.map((one, i) => (i < all.length - 1 ? one : ledTo(one, point, size))));
  };
  const lift = () => {
    finger.current = null;
  };
  const press = (event: TargetedMouseEvent<HTMLButtonElement>) => {
    // A finger's click comes after its pointer was dealt with; a key and a screen reader have none.
    const placeless = event.detail === 0 || !pressed.current;
    pressed.current = false;
    if (placeless && !blocked) {
      begin(faces[0] ? strokeOn(faces[0]) : { points: [{ x: 0.5, y: 0.5 }], radius });
    }
  };
  const height = (100 * size.height) / size.width;
  const lines = (wider: number, look: string | undefined) =>
    strokes.map((stroke, i) => (
      <path
        key={`${look} ${i}`}
        class={look}
        d={wayOf(stroke, height)}
        stroke-width={stroke.radius * 200 + wider}
      />
    ));
  return (
    <>
      <svg class={style.covers} viewBox={`0 0 100 ${height}`} aria-hidden="true">
        {lines(2.4, style.rim)}
        {lines(1.2, style.edge)}
        {lines(0, style.cover)}
        {[style.ground, style.face].map((look) =>
          faces.map(({ x, y, radius: r }) => (
            <circle key={`${x} ${y}`} class={look} cx={x * 100} cy={y * height} r={r * 100} />
          )),
        )}
      </svg>
      <button
        class={style.aim}
        type="button"
        aria-label={t('photo.mask')}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={lift}
        onPointerCancel={lift}
        onClick={press}
      />
    </>
  );
}

function strokeOn({ x, y, radius }: Cover): Stroke {
  return { points: [{ x, y }], radius };
}

function pointOf(event: TargetedMouseEvent<HTMLButtonElement>): Point {
  const box = event.currentTarget.getBoundingClientRect();
  const share = (at: number, whole: number) => Math.min(1, Math.max(0, at / whole));
  return {
    x: share(event.clientX - box.left, box.width),
    y: share(event.clientY - box.top, box.height),
  };
}

function wayOf({ points }: Stroke, height: number): string {
  const at = ({ x, y }: Point) => `${x * 100} ${y * height}`;
  // A way of one point still needs an end to be drawn to.
  const [first, ...rest] = points.map(at);
  return `M${first}L${(rest.length > 0 ? rest : [first]).join('L')}`;
}
