import { CheckCheck, RefreshCw } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { MyWork } from '../../local/day-list.ts';
import { readSending } from '../../local/sending.ts';
import { useLive } from '../../local/use-live.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Notice } from '../../parts/notice.tsx';

/** Where there is nothing to do: because all is done, nothing was given, or nothing came in yet. */
export function Nothing({ work }: { work: MyWork }) {
  const { again, mine, today, week, later, done } = work.parts;
  const open = again.length + mine.length + today.length + week.length + later.length;
  if (open > 0) {
    const quiet = again.length + mine.length + today.length === 0 && done.length > 0;
    return quiet ? <Notice kind="success" title={t('today.allDone')} /> : null;
  }
  if (done.length > 0) return <Empty icon={CheckCheck} text={t('today.allDone')} />;
  return <NotYet here={work.here} />;
}

/** Nothing was given, or nothing came in yet: `here` says which. */
function NotYet({ here }: { here: boolean }) {
  const { phone, session, sendNow } = useWork();
  const [busy, setBusy] = useState(false);
  const sending = useLive(() => readSending(phone), [phone]);
  const came = useLive(() => phone.db.base.count(), [phone]) ?? 0;
  const check = async () => {
    setBusy(true);
    await sendNow().finally(() => setBusy(false));
  };
  const place = session.place?.name ?? session.ward.name;
  const unreachable = sending?.net === 'unreachable' || sending?.net === 'busy';
  const text = here
    ? t('today.empty')
    : t(unreachable ? 'today.notYet' : 'today.loading', { place });
  const retry = (
    <Button icon={RefreshCw} busy={busy} onPress={() => void check()}>
      {t('today.check')}
    </Button>
  );
  const more = !here && came > 0 ? ` ${t('today.came', { count: came })}` : '';
  return <Empty text={text + more} action={retry} />;
}
