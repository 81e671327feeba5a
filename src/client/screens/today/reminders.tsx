import { AlarmClock, CloudUpload, type LucideIcon, TriangleAlert } from 'lucide-preact';
import type { Instant } from '../../../shared/model.ts';
import { type Reminder, remindersOf, type Unsent } from '../../../shared/reminders.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { MyWork } from '../../local/day-list.ts';
import type { Phone } from '../../local/phone.ts';
import { piecesOf, readUnsent } from '../../local/reminders.ts';
import { readSending } from '../../local/sending.ts';
import { trueNow } from '../../local/today.ts';
import { useLive } from '../../local/use-live.ts';
import { signalOf } from '../signal.ts';
import style from './reminders.module.css';

/** What reminders go by, besides the day's list. */
export type Pressing = { unsent: Unsent | null; now: Instant };

/** Without what waits where the bar says that already. */
export async function readPressing(phone: Phone): Promise<Pressing> {
  const [unsent, sending, now] = await Promise.all([
    readUnsent(phone),
    readSending(phone),
    trueNow(phone),
  ]);
  const inBar = signalOf(sending, phone.clock())?.kind === 'old';
  return { unsent: inBar ? null : unsent, now };
}

/**
 * What presses, each kind at most once, as a way to where it is dealt with. What the screen says
 * already is left out: work sent back has its own part on top, old records are in the bar.
 */
export function Reminders({ work, before }: { work: MyWork; before: Pressing }) {
  const { phone } = useWork();
  const { unsent, now } = useLive(() => readPressing(phone), [phone], before) ?? before;
  if (!work.here) return null;
  const shown = remindersOf(piecesOf(work), unsent, now).filter(isShown);
  if (shown.length === 0) return null;
  return (
    <ul class={style.list} aria-label={t('remind.title')}>
      {shown.map((reminder) => (
        <Way key={reminder.kind} reminder={reminder} />
      ))}
    </ul>
  );
}

type Shown = Exclude<Reminder, { kind: 'returned' }>;

function isShown(reminder: Reminder): reminder is Shown {
  return reminder.kind !== 'returned';
}

function Way({ reminder }: { reminder: Shown }) {
  const { kind } = reminder;
  const Icon = ICONS[kind];
  const href = 'first' in reminder ? `/viec/${reminder.first}` : '/hop-gui';
  return (
    <li>
      <a class={`${style.way} ${kind === 'overdue' ? style.late : ''}`} href={href}>
        <Icon aria-hidden="true" />
        {words(reminder)}
      </a>
    </li>
  );
}

const ICONS: Record<Shown['kind'], LucideIcon> = {
  overdue: TriangleAlert,
  due: AlarmClock,
  unsent: CloudUpload,
  longUnsent: CloudUpload,
};

function words(reminder: Shown): string {
  switch (reminder.kind) {
    case 'overdue':
      return t('remind.overdue', { count: reminder.count });
    case 'due':
      return t('remind.due', { count: reminder.count });
    case 'unsent':
      return t('bar.old', { count: reminder.days });
    case 'longUnsent':
      return t('bar.veryOld', { count: reminder.days });
  }
}
