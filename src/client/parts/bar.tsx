import { ArrowUp, Check, Clock, CloudOff, type LucideIcon, TriangleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { formatTime, t } from '../i18n.ts';
import style from './bar.module.css';

/** What the phone knows about sending, from real answers of the server; times in milliseconds. */
export type Signal =
  | { kind: 'offline'; waiting: number }
  | { kind: 'weak' }
  | { kind: 'sending'; left: number }
  | { kind: 'back'; left: number }
  | { kind: 'photos'; left: number; minutes: number | null }
  | { kind: 'wifi'; left: number }
  | { kind: 'sent'; at: number }
  | { kind: 'busy' }
  | { kind: 'signedOut' }
  | { kind: 'old'; days: number };

export type BarProps = {
  signal: Signal | null;
  /** A button, where the signal asks for one. */
  action?: ComponentChildren;
};

/** The one line that says whether work is leaving the phone. Grey without signal, never red. */
export function Bar({ signal, action }: BarProps) {
  const tone = signal === null ? 'still' : TONES[signal.kind];
  const Icon = ICONS[tone];
  // The live region stays in the page while empty: one that appears with its text is not read out.
  return (
    <div class={`${style.bar} ${style[tone]}`} role="status">
      {signal !== null && Icon !== null && (
        <>
          <Icon aria-hidden="true" />
          <p>{words(signal)}</p>
          {action}
        </>
      )}
    </div>
  );
}

type Tone = 'still' | 'offline' | 'waits' | 'sending' | 'sent' | 'attention';

const TONES: Record<Signal['kind'], Tone> = {
  offline: 'offline',
  weak: 'sending',
  sending: 'sending',
  back: 'sending',
  photos: 'sending',
  wifi: 'waits',
  sent: 'sent',
  busy: 'attention',
  signedOut: 'attention',
  old: 'attention',
};

const ICONS: Record<Tone, LucideIcon | null> = {
  still: null,
  offline: CloudOff,
  waits: Clock,
  sending: ArrowUp,
  sent: Check,
  attention: TriangleAlert,
};

/** After a week a phone may clear what was never sent; the words get stronger. */
const VERY_OLD_DAYS = 7;

function words(signal: Signal): string {
  switch (signal.kind) {
    case 'offline':
      if (signal.waiting === 0) return t('bar.offline');
      return t('bar.offlineWaiting', { count: signal.waiting });
    case 'weak':
      return t('bar.weak');
    case 'sending':
      return t('bar.sending', { count: signal.left });
    case 'back':
      return t('bar.back', { count: signal.left });
    case 'photos':
      if (signal.minutes === null) return t('bar.photos', { count: signal.left });
      if (signal.minutes > 60) return t('bar.photosHour', { count: signal.left });
      return t('bar.photosMinutes', { count: signal.left, minutes: signal.minutes });
    case 'wifi':
      return t('bar.wifi', { count: signal.left });
    case 'sent':
      return t('bar.sent', { time: formatTime(signal.at) });
    case 'busy':
      return t('bar.busy');
    case 'signedOut':
      return t('bar.signedOut');
    case 'old':
      return t(signal.days < VERY_OLD_DAYS ? 'bar.old' : 'bar.veryOld', { count: signal.days });
  }
}
