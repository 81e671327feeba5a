import {
  ArrowUp,
  Check,
  CheckCheck,
  CircleAlert,
  Clock,
  type LucideIcon,
  Pencil,
  Undo2,
} from 'lucide-preact';
import { type TextKey, t } from '../i18n.ts';
import style from './state-mark.module.css';

/** The states of a piece of work. `stuck` needs a human and is never said of missing signal. */
export type WorkState =
  | 'draft'
  | 'waiting'
  | 'wifi'
  | 'sending'
  | 'sent'
  | 'approved'
  | 'returned'
  | 'stuck';

export const WORK_STATES: readonly WorkState[] = [
  'draft',
  'waiting',
  'wifi',
  'sending',
  'sent',
  'approved',
  'returned',
  'stuck',
];

export type StateMarkProps = {
  state: WorkState;
  /** How far a sending is: pieces, or per cent for one photo. */
  sending?: { done: number; total: number } | { percent: number } | undefined;
  /** Says also where the work is now ("Đã lưu trong máy"). */
  long?: boolean;
  /** What else is said of it, in the place of that. */
  note?: string | undefined;
};

const ICONS: Record<WorkState, LucideIcon> = {
  draft: Pencil,
  waiting: Clock,
  wifi: Clock,
  sending: ArrowUp,
  sent: Check,
  approved: CheckCheck,
  returned: Undo2,
  stuck: CircleAlert,
};

const NOTES: Partial<Record<WorkState, TextKey>> = {
  draft: 'state.draftNote',
  waiting: 'state.waitingNote',
  wifi: 'state.waitingNote',
  sent: 'state.sentNote',
  returned: 'state.returnedNote',
  stuck: 'state.stuckNote',
};

/** Icon, word and colour, always with the word. */
export function StateMark({ state, sending, long = false, note }: StateMarkProps) {
  const Icon = ICONS[state];
  const where = NOTES[state];
  const said = note ?? (long && where !== undefined && t(where));
  return (
    <span class={`${style.mark} ${style[state]}`}>
      <Icon aria-hidden="true" />
      <span>
        <b>{stateWord(state, sending)}</b>
        {said && <span class={style.note}>{said}</span>}
      </span>
    </span>
  );
}

/** The word of a state, for a place that shows words only. */
export function stateWord(state: WorkState, sending?: StateMarkProps['sending']): string {
  if (state !== 'sending' || sending === undefined) return t(`state.${state}`);
  return 'percent' in sending ? t('state.sendingPercent', sending) : t('state.sendingOf', sending);
}
