import { ChartColumn, ClipboardCheck, Ellipsis, ScrollText } from 'lucide-preact';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { countToReview } from '../local/oversight.ts';
import { useLive } from '../local/use-live.ts';
import { Shell, type ShellProps } from '../parts/shell.tsx';

export function Frame(props: Omit<ShellProps, 'help' | 'tabs' | 'place'>) {
  const { phone, session } = useWork();
  const count = useLive(() => countToReview(phone.db), [phone]) ?? 0;
  const tabs = [
    { href: '/', label: t('tab.overview'), icon: ChartColumn },
    { href: '/nhiem-vu', label: t('tab.tasks'), icon: ScrollText },
    { href: '/duyet', label: t('tab.review'), icon: ClipboardCheck, count },
    { href: '/them', label: t('tab.more'), icon: Ellipsis },
  ];
  return <Shell {...props} help="/tro-giup" tabs={tabs} place={session.ward.name} />;
}
