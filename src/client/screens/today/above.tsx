import type { Session } from '../../../shared/wire.ts';
import type { MyWork } from '../../local/day-list.ts';
import { type LossLine, readLosses } from '../../local/losses.ts';
import type { Phone } from '../../local/phone.ts';
import { mayOffer } from '../../local/reminding.ts';
import { Losses } from '../losses.tsx';
import { Clock } from './clock.tsx';
import { Offer } from './offer.tsx';
import { type Pressing, Reminders, readPressing } from './reminders.tsx';

/** What stands above the day's list, as it is when it first appears. */
export type AboveFirst = { losses: LossLine[]; mayOffer: boolean; pressing: Pressing };

/** Read before any of it is drawn: what came in bit by bit would move the list several times. */
export async function readAbove(phone: Phone, session: Session): Promise<AboveFirst> {
  const [losses, offer, pressing] = await Promise.all([
    readLosses(phone, session),
    mayOffer(phone, session),
    readPressing(phone),
  ]);
  return { losses, mayOffer: offer, pressing };
}

/** What is said above the day's list. */
export function Above({ work, first }: { work: MyWork; first: AboveFirst }) {
  return (
    <>
      <Losses before={first.losses} />
      <Clock skew={work.skew} />
      <Offer may={first.mayOffer} />
      <Reminders work={work} before={first.pressing} />
    </>
  );
}

/**
 * The height of all that stands between `top` and the day's list, in px; null where there is no list
 * or somebody searches in it.
 */
export function heightAbove(top: HTMLElement): number | null {
  const list = top.parentElement?.querySelector('section > h2')?.parentElement;
  if (!list) return null;
  return list.getBoundingClientRect().top - top.getBoundingClientRect().bottom;
}
