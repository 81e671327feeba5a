import { Inbox } from 'lucide-preact';
import { t } from '../../src/client/i18n.ts';
import { Button } from '../../src/client/parts/button.tsx';
import { Empty } from '../../src/client/parts/empty.tsx';
import { Section } from '../../src/client/parts/section.tsx';
import { StepRow } from '../../src/client/parts/step-row.tsx';
import { TaskRow } from '../../src/client/parts/task-row.tsx';
import { LONG_TITLE, MORNING, noop, TODAY } from './sample.ts';
import type { Story } from './story.ts';

export const ROWS: Story[] = [
  {
    name: 'task-row',
    text: () => LONG_TITLE,
    show: () => (
      <ul>
        <TaskRow
          title="Hướng dẫn VNeID"
          href="#task"
          done={false}
          progress={{ done: 12, total: 30, unit: 'hộ' }}
          deadline={{ due: '2026-01-14', today: TODAY }}
          onPhoto={noop}
        />
        <TaskRow
          title="Dịch vụ công tại Trung tâm phục vụ hành chính công"
          href="#task"
          done={false}
          deadline={{ due: null, today: TODAY, words: 'Thường xuyên' }}
          onTick={noop}
          onPhoto={noop}
        />
        <TaskRow
          title="Tuyên truyền an toàn mạng"
          href="#task"
          done
          onTick={noop}
          deadline={{ due: '2026-01-09', today: TODAY }}
          mark={{ state: 'waiting' }}
        />
        <TaskRow
          title={LONG_TITLE}
          href="#task"
          done={false}
          progress={{ done: 1212, total: 3050, unit: 'lượt người' }}
          deadline={{ due: '2026-01-09', today: TODAY }}
          mark={{ state: 'returned' }}
          note="Ảnh mờ, không thấy người dự."
          onTick={noop}
          onPhoto={noop}
        />
      </ul>
    ),
  },
  {
    name: 'step-row',
    text: () => t('step.alsoBy', { names: 'Thành viên 2' }),
    show: () => (
      <ul>
        <StepRow
          label="Cài ứng dụng VNeID"
          done
          onTick={noop}
          by={{ name: 'Thành viên 1', at: MORNING }}
          alsoBy={['Thành viên 2']}
          mark={{ state: 'sent' }}
        />
        <StepRow
          label="Kích hoạt mức 2"
          done
          onTick={noop}
          mark={{ state: 'waiting', long: true }}
        />
        <StepRow label={LONG_TITLE} done={false} onTick={noop} />
        <StepRow label="Tích hợp thẻ bảo hiểm y tế" done={false} />
        <StepRow label="Kích hoạt mức 2" done by={{ name: 'Thành viên 1', at: MORNING }} />
        <StepRow
          label="Chụp 1 ảnh minh chứng"
          done={false}
          onTick={noop}
          onPhoto={noop}
          photos={1}
          hint={t('task.photoNeeded')}
        />
      </ul>
    ),
  },
  {
    name: 'section',
    text: () => t('today.week'),
    show: () => (
      <div>
        <Section title={t('today.again')} count={1} tone="returned">
          <ul>
            <TaskRow
              title="Ảnh buổi tập huấn"
              href="#task"
              done={false}
              mark={{ state: 'returned' }}
            />
          </ul>
        </Section>
        <Section title={t('today.week')} count={4} folds="folded">
          <p>{t('today.empty')}</p>
        </Section>
        <Section title={t('today.done')} count={9} folds="open">
          <p>{t('today.allDone')}</p>
        </Section>
      </div>
    ),
  },
  {
    name: 'empty',
    text: () => t('today.empty'),
    show: () => (
      <Empty
        icon={Inbox}
        text={t('today.empty')}
        action={<Button onPress={noop}>{t('today.check')}</Button>}
      />
    ),
  },
];
