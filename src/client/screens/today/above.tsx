import type { MyWork } from '../../local/day-list.ts';
import { Losses } from '../losses.tsx';
import { Offer } from './offer.tsx';
import { Reminders } from './reminders.tsx';

/** What is said above the day's list. */
export function Above({ work }: { work: MyWork }) {
  return (
    <>
      <Losses />
      <Offer />
      <Reminders work={work} />
    </>
  );
}
