import {
  ChartColumn,
  ClipboardCheck,
  Ellipsis,
  ListTodo,
  ScrollText,
  Send,
  Users,
} from 'lucide-preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { useHere, useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { countToReview } from '../local/count-to-review.ts';
import { useLive } from '../local/use-live.ts';
import { useSending } from '../local/use-sending.ts';
import { Bar, type Signal } from '../parts/bar.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Shell, type ShellProps, type Tab } from '../parts/shell.tsx';
import style from './screen.module.css';
import { signalOf } from './signal.ts';

export type FrameProps = Omit<ShellProps, 'help' | 'tabs' | 'bar'>;

const opened = location.pathname;
let moved = false;

/** The frame of every screen: tabs by role, the line about sending, a new version, the practice mark. */
export function Frame(props: FrameProps) {
  const { session } = useHere();
  useEffect(() => {
    document.title = `${props.title} – ${t('app.name')}`;
  }, [props.title]);
  // Before anybody can type: a heading that takes the focus later takes it out of a field. The address the app
  // was opened at is read out as any page is, and needs no layout of its own for that.
  useLayoutEffect(() => {
    moved ||= !session || location.pathname !== opened;
    if (moved) document.querySelector('h1')?.focus();
  }, []);
  if (session) return <WorkFrame {...props} />;
  return <Shell place={t('app.name')} {...props} help="/tro-giup" />;
}

function WorkFrame(props: FrameProps) {
  const { phone, session, update } = useWork();
  const official = session.person.role === 'official';
  const { sending, fresh } = useSending(phone);
  const review = useLive(official ? () => countToReview(phone.db) : null, [phone]) ?? 0;
  const waiting = sending?.waiting ?? 0;
  useEffect(() => {
    if (waiting > 0) void import('../local/storage.ts').then((m) => m.guardWork(phone));
  }, [waiting > 0]);
  const signal = sending ? signalOf(sending, phone.clock()) : unread();
  // That all was sent is said by this screen's own reading, never by the one before it.
  const said = fresh || signal?.kind !== 'sent' ? signal : null;
  const signIn = said?.kind === 'signedOut' && <Button href="/vao">{t('bar.signIn')}</Button>;
  return (
    <Shell
      place={session.place?.name ?? session.ward.name}
      {...props}
      help="/tro-giup"
      tabs={official ? officialTabs(review) : memberTabs(waiting)}
      bar={<Bar signal={said} action={signIn || undefined} />}
    >
      {session.ward.practice && <p class={style.practice}>{t('app.practice')}</p>}
      {update && (
        <Notice
          kind="info"
          title={t('app.newVersion')}
          actions={<Button onPress={update}>{t('app.update')}</Button>}
        />
      )}
      {props.children}
    </Shell>
  );
}

/** Before anything was read: that there is no network is seen at once; that there is one proves nothing. */
function unread(): Signal | null {
  return navigator.onLine ? null : { kind: 'offline', waiting: 0 };
}

function memberTabs(waiting: number): Tab[] {
  return [
    { href: '/', label: t('tab.today'), icon: ListTodo },
    { href: '/hop-gui', label: t('tab.outbox'), icon: Send, count: waiting },
    { href: '/to', label: t('tab.team'), icon: Users },
    { href: '/them', label: t('tab.more'), icon: Ellipsis },
  ];
}

function officialTabs(review: number): Tab[] {
  return [
    { href: '/', label: t('tab.overview'), icon: ChartColumn },
    { href: '/nhiem-vu', label: t('tab.tasks'), icon: ScrollText },
    { href: '/duyet', label: t('tab.review'), icon: ClipboardCheck, count: review },
    { href: '/them', label: t('tab.more'), icon: Ellipsis },
  ];
}
