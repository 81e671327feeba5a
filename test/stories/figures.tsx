import { t } from '../../src/client/i18n.ts';
import { Button } from '../../src/client/parts/button.tsx';
import { Stat } from '../../src/client/parts/stat.tsx';
import { StateMark } from '../../src/client/parts/state-mark.tsx';
import { Steps } from '../../src/client/parts/steps.tsx';
import { Table, type TableRow } from '../../src/client/parts/table.tsx';
import style from './page.module.css';
import { LONG_TITLE, noop } from './sample.ts';
import type { Story } from './story.ts';

export function Overview() {
  const rows: TableRow[] = [
    {
      id: 'p1',
      cells: {
        place: 'Khu phố 1',
        vneid: '28/30',
        share: '93%',
        photos: <StateMark state="approved" />,
        last: '09:12',
      },
    },
    {
      id: 'p3',
      doubtful: true,
      cells: {
        place: 'Khu phố 3',
        vneid: '12/30',
        share: '40%',
        photos: <StateMark state="returned" />,
        last: t('overview.daysAgo', { count: 3 }),
        do: <Button onPress={noop}>{t('overview.remind')}</Button>,
      },
    },
    {
      id: 'p7',
      cells: {
        place: 'Khu phố 7',
        vneid: '0/30',
        share: t('app.none'),
        photos: '–',
        last: t('overview.neverOpened'),
        do: <Button onPress={noop}>{t('overview.call')}</Button>,
      },
    },
  ];
  return (
    <Table
      caption={t('overview.table')}
      columns={[
        { id: 'place', label: t('overview.place') },
        { id: 'vneid', label: 'VNeID', figures: true },
        { id: 'share', label: '%', figures: true },
        { id: 'photos', label: t('task.photos') },
        { id: 'last', label: t('overview.lastSent') },
        { id: 'do', label: t('overview.remind') },
      ]}
      rows={rows}
      total={{ id: 'sum', cells: { place: 'Tổng', vneid: '40/90', share: '44%' } }}
    />
  );
}

export function Stats() {
  return (
    <div class={style.stats}>
      <Stat value={18} label={t('overview.toReview')} href="#review" />
      <Stat value={3} label={t('overview.late')} tone="returned" href="#late" />
      <Stat value={7} label={t('overview.soon')} />
      <Stat value={null} label={t('overview.silent')} />
    </div>
  );
}

export const FIGURES: Story[] = [
  { name: 'stat', text: () => t('app.none'), show: () => <Stats /> },
  { name: 'table', text: () => t('overview.table'), show: () => <Overview /> },
  {
    name: 'table-scroll',
    text: () => t('plan.coordinating'),
    show: () => (
      <Table
        caption={t('plan.read', { count: 14 })}
        narrow="scroll"
        columns={[
          { id: 'no', label: t('plan.no') },
          { id: 'task', label: t('plan.task'), wide: true },
          { id: 'lead', label: t('plan.lead') },
          { id: 'coordinating', label: t('plan.coordinating') },
          { id: 'due', label: t('plan.due') },
          { id: 'target', label: t('plan.target'), figures: true },
        ]}
        rows={[
          {
            id: '3',
            cells: {
              no: '3',
              task: LONG_TITLE,
              lead: 'Phòng Văn hóa - Xã hội',
              coordinating: 'Công an phường, các khu phố',
              due: '14/01/2026',
              target: '660 hộ',
            },
          },
          {
            id: '4',
            doubtful: true,
            cells: {
              no: '4',
              task: 'Tuyên truyền an toàn mạng',
              lead: 'Đoàn Thanh niên',
              coordinating: '',
              due: 'Thường xuyên',
              target: '?',
            },
          },
        ]}
      />
    ),
  },
  {
    name: 'steps',
    text: () => t('plan.stepGive'),
    show: () => (
      <Steps
        label={t('plan.steps')}
        names={[t('plan.stepFile'), t('plan.stepCheck'), t('plan.stepShare'), t('plan.stepGive')]}
        at={1}
      />
    ),
  },
];
