import {
  ChartColumn,
  ClipboardCheck,
  Ellipsis,
  FileText,
  ListTodo,
  Plus,
  ScrollText,
  Send,
  Users,
} from 'lucide-preact';
import { t } from '../../src/client/i18n.ts';
import { Bar } from '../../src/client/parts/bar.tsx';
import { Button } from '../../src/client/parts/button.tsx';
import { Choice } from '../../src/client/parts/choice.tsx';
import { CodeField } from '../../src/client/parts/code-field.tsx';
import { DeadlineText } from '../../src/client/parts/deadline-text.tsx';
import { NoteBox } from '../../src/client/parts/note-box.tsx';
import { Progress } from '../../src/client/parts/progress.tsx';
import { Section } from '../../src/client/parts/section.tsx';
import { Shell, type Tab } from '../../src/client/parts/shell.tsx';
import { StepRow } from '../../src/client/parts/step-row.tsx';
import { TaskRow } from '../../src/client/parts/task-row.tsx';
import { UndoBar } from '../../src/client/parts/undo-bar.tsx';
import { Overview, Stats } from './figures.tsx';
import style from './page.module.css';
import { MORNING, noop, TODAY } from './sample.ts';
import type { Story } from './story.ts';

function memberTabs(): Tab[] {
  return [
    { href: '#today', label: t('tab.today'), icon: ListTodo },
    { href: '#outbox', label: t('tab.outbox'), icon: Send, count: 2 },
    { href: '#team', label: t('tab.team'), icon: Users },
    { href: '#more', label: t('tab.more'), icon: Ellipsis },
  ];
}

function officialTabs(): Tab[] {
  return [
    { href: '#overview', label: t('tab.overview'), icon: ChartColumn },
    { href: '#tasks', label: t('tab.tasks'), icon: ScrollText },
    { href: '#review', label: t('tab.review'), icon: ClipboardCheck, count: 118 },
    { href: '#report', label: t('tab.report'), icon: FileText },
    { href: '#more', label: t('tab.more'), icon: Ellipsis },
  ];
}

export const SCREENS: Story[] = [
  {
    name: 'screen-today',
    alone: true,
    text: () => t('bar.offlineWaiting', { count: 2 }),
    show: () => (
      <Shell
        title={t('today.title')}
        place="Khu phố 3"
        help="#help"
        tabs={memberTabs()}
        here="#today"
        bar={<Bar signal={{ kind: 'offline', waiting: 2 }} />}
        undo={<UndoBar text={t('undo.ticked')} seconds={3600} onUndo={noop} onEnd={noop} />}
        action={
          <Button kind="main" icon={Plus}>
            {t('today.record')}
          </Button>
        }
      >
        <Section title={t('today.again')} count={1} tone="returned">
          <ul>
            <TaskRow
              title="Ảnh buổi tập huấn"
              href="#1"
              done={false}
              note="Ảnh mờ, không thấy người dự."
              mark={{ state: 'returned' }}
              onPhoto={noop}
            />
          </ul>
        </Section>
        <Section title={t('today.today')} count={3}>
          <ul>
            <TaskRow
              title="Hướng dẫn VNeID"
              href="#2"
              done={false}
              progress={{ done: 12, total: 30, unit: 'hộ' }}
              deadline={{ due: '2026-01-14', today: TODAY }}
              onPhoto={noop}
            />
            <TaskRow
              title="Dịch vụ công tại Trung tâm phục vụ hành chính công"
              href="#3"
              done={false}
              onTick={noop}
              onPhoto={noop}
              deadline={{ due: '2026-01-20', today: TODAY }}
            />
            <TaskRow
              title="Tuyên truyền an toàn mạng"
              href="#4"
              done
              onTick={noop}
              mark={{ state: 'waiting' }}
            />
          </ul>
        </Section>
        <Section title={t('today.week')} count={4} folds="folded">
          <p>{t('today.empty')}</p>
        </Section>
        <p class={style.small}>{t('today.asOf', { time: '07:40' })}</p>
      </Shell>
    ),
  },
  {
    name: 'screen-task',
    alone: true,
    text: () => t('task.next'),
    show: () => (
      <Shell
        title="Hướng dẫn VNeID mức 2"
        place="Khu phố 3"
        back="#today"
        help="#help"
        tabs={memberTabs()}
        here="#today"
        bar={<Bar signal={{ kind: 'sent', at: MORNING }} />}
        action={<Button kind="main">{t('task.next')}</Button>}
      >
        <div class={style.stack}>
          <Progress done={12} total={30} unit="hộ" bar />
          <p>
            <DeadlineText due="2026-01-14" today={TODAY} long />
          </p>
          <Section title={t('task.steps')}>
            <ul>
              <StepRow label="Cài ứng dụng VNeID" done onTick={noop} mark={{ state: 'sent' }} />
              <StepRow
                label="Kích hoạt mức 2"
                done
                onTick={noop}
                mark={{ state: 'waiting', long: true }}
              />
              <StepRow label="Tích hợp thẻ bảo hiểm y tế" done={false} onTick={noop} />
              <StepRow label="Chụp 1 ảnh minh chứng" done={false} onTick={noop} onPhoto={noop} />
            </ul>
          </Section>
          <Choice
            legend={t('task.household')}
            value={null}
            onChoose={noop}
            beside
            options={[
              { value: 'done', label: t('task.householdDone') },
              { value: 'again', label: t('task.householdAgain') },
              { value: 'absent', label: t('task.householdAbsent') },
              { value: 'no', label: t('task.householdNo') },
            ]}
          />
          <NoteBox max={600} onText={noop} />
        </div>
      </Shell>
    ),
  },
  {
    name: 'screen-join',
    alone: true,
    text: () => t('join.title'),
    show: () => (
      <Shell
        title={t('join.title')}
        place={t('app.name')}
        help="#help"
        action={<Button kind="main">{t('join.go')}</Button>}
      >
        <div class={style.stack}>
          <CodeField initial="" onCode={noop} />
          <p class={style.small}>{t('join.scanHint')}</p>
        </div>
      </Shell>
    ),
  },
  {
    name: 'screen-overview',
    alone: true,
    text: () => t('overview.footnote'),
    show: () => (
      <Shell
        title={t('overview.title')}
        place="Phường A"
        help="#help"
        tabs={officialTabs()}
        here="#overview"
        wide
        action={<Button kind="main">{t('overview.give')}</Button>}
      >
        <div class={style.stack}>
          <Stats />
          <Overview />
          <p class={style.small}>{t('overview.footnote')}</p>
        </div>
      </Shell>
    ),
  },
];
