import type { ComponentChildren } from 'preact';
import type { Instant } from '../../../shared/model.ts';
import type { ToReview } from '../../local/to-review.ts';
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
  return (
    <div class={style.judge}>
      <Large key={photo.id} photo={photo} />
      <div class={style.side}>
        {children}
        <Facts photo={photo} now={now} />
      </div>
    </div>
  );
}
