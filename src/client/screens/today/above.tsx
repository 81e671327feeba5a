import type { MyWork } from '../../local/day-list.ts';
import { Losses } from '../losses.tsx';
import { Clock } from './clock.tsx';
import { Offer } from './offer.tsx';
import { Reminders } from './reminders.tsx';

/** What is said above the day's list. */
export function Above({ work }: { work: MyWork }) {
  return (
    <>
      <Losses />
      <Clock skew={work.skew} />
      <Offer />
      <Reminders work={work} />
    </>
  );
}
