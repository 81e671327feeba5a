import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Instant } from '../../../shared/model.ts';
import type { ToReview } from '../../local/to-review.ts';
import { AlikeNotices } from './alike.tsx';
import { Facts } from './facts.tsx';
import { Large } from './large.tsx';
import style from './review.module.css';

export type JudgeProps = {
  photo: ToReview;
  now: Instant;
  /** What is asked when the photo goes back. */
  children: ComponentChildren;
};

/** One photo with all that is known of it. */
export function Judge({ photo, now, children }: JudgeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useLayoutEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    // What was pressed may have gone with the photo before.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [photo.id]);
  return (
    <div class={style.judge}>
      <Large key={photo.id} photo={photo} />
      <div class={style.side}>
        {children}
        <h2 ref={heading} tabIndex={-1}>
          {photo.place.name}
        </h2>
        <AlikeNotices key={photo.id} photo={photo} />
        <Facts photo={photo} now={now} />
      </div>
    </div>
  );
}
