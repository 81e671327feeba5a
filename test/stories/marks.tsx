import { t } from '../../src/client/i18n.ts';
import { DeadlineText } from '../../src/client/parts/deadline-text.tsx';
import { NoteItem } from '../../src/client/parts/note-item.tsx';
import { PhotoTile } from '../../src/client/parts/photo-tile.tsx';
import { Progress } from '../../src/client/parts/progress.tsx';
import { StateMark, WORK_STATES } from '../../src/client/parts/state-mark.tsx';
import style from './page.module.css';
import { MORNING, noop, PICTURE, TODAY } from './sample.ts';
import type { Story } from './story.ts';

export const MARKS: Story[] = [
  {
    name: 'state-mark',
    text: () => t('state.approved'),
    show: () => (
      <div class={style.line}>
        {WORK_STATES.map((state) => (
          <StateMark key={state} state={state} />
        ))}
        <StateMark state="sending" sending={{ done: 2, total: 5 }} />
        <StateMark state="sending" sending={{ percent: 60 }} />
      </div>
    ),
  },
  {
    name: 'state-mark-long',
    text: () => t('state.waitingNote'),
    show: () => (
      <div class={style.line}>
        {WORK_STATES.map((state) => (
          <StateMark key={state} state={state} long />
        ))}
      </div>
    ),
  },
  {
    name: 'deadline-text',
    text: () => t('deadline.tomorrow'),
    show: () => (
      <ul class={style.stack}>
        {['2026-01-20', '2026-01-14', '2026-01-12', TODAY, '2026-01-09'].map((due) => (
          <li key={due}>
            <DeadlineText due={due} today={TODAY} long />
          </li>
        ))}
        <li>
          <DeadlineText due={null} today={TODAY} words="Thường xuyên" />
        </li>
        <li>
          <DeadlineText due="2026-01-09" today={TODAY} done />
        </li>
      </ul>
    ),
  },
  {
    name: 'progress',
    text: () => t('progress.ofUnit', { done: 12, total: 30, unit: 'hộ' }),
    show: () => (
      <div class={style.stack}>
        <Progress done={12} total={30} unit="hộ" bar />
        <Progress done={0} total={1250} unit="hộ" bar />
        <Progress done={1260} total={1250} unit="hộ" bar />
      </div>
    ),
  },
  {
    name: 'note-item',
    text: () => t('state.waiting'),
    show: () => (
      <ul>
        <NoteItem
          text="Đã hẹn lại ba hộ vào tối thứ Bảy."
          by="Thành viên 1"
          at={MORNING}
          mark={{ state: 'waiting' }}
        />
        <NoteItem
          text={'Hai hộ chưa có điện thoại thông minh.\nCần mượn máy của tổ.'}
          by="Thành viên 2"
          at={MORNING}
          day="10/01"
          mark={{ state: 'sent' }}
        />
      </ul>
    ),
  },
  {
    name: 'photo-tile',
    text: () => t('photo.placeholder'),
    show: () => (
      <div class={style.tiles}>
        <PhotoTile
          src={PICTURE}
          alt={t('photo.tile', { n: 1 })}
          mark={{ state: 'sending', sending: { percent: 60 } }}
          onOpen={noop}
        />
        <PhotoTile
          src={PICTURE}
          alt={t('photo.tile', { n: 2 })}
          mark={{ state: 'returned' }}
          reason="Ảnh mờ, không thấy người dự."
          caption="Khu phố 3 · 10/01 08:12"
        />
        <PhotoTile
          src={null}
          alt={t('photo.tile', { n: 3 })}
          mark={{ state: 'approved' }}
          onOpen={noop}
        />
      </div>
    ),
  },
];
