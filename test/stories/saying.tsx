import { t } from '../../src/client/i18n.ts';
import { Bar, type Signal } from '../../src/client/parts/bar.tsx';
import { Button } from '../../src/client/parts/button.tsx';
import { Dialog } from '../../src/client/parts/dialog.tsx';
import { Notice, type NoticeKind } from '../../src/client/parts/notice.tsx';
import { UndoBar } from '../../src/client/parts/undo-bar.tsx';
import style from './page.module.css';
import { MORNING, noop } from './sample.ts';
import type { Story } from './story.ts';

const SIGNALS: Signal[] = [
  { kind: 'offline', waiting: 2 },
  { kind: 'offline', waiting: 0 },
  { kind: 'weak' },
  { kind: 'sending', left: 3 },
  { kind: 'back', left: 3 },
  { kind: 'photos', left: 3, minutes: 1 },
  { kind: 'photos', left: 90, minutes: 61 },
  { kind: 'wifi', left: 3 },
  { kind: 'sent', at: MORNING },
  { kind: 'busy' },
  { kind: 'old', days: 3 },
  { kind: 'old', days: 8 },
];

const KINDS: NoticeKind[] = ['info', 'success', 'returned', 'error', 'conflict'];

export const SAYING: Story[] = [
  {
    name: 'bar',
    text: () => t('bar.offlineWaiting', { count: 2 }),
    show: () => (
      <div class={style.stack}>
        {SIGNALS.map((signal) => (
          <Bar key={JSON.stringify(signal)} signal={signal} />
        ))}
        <Bar signal={{ kind: 'signedOut' }} action={<Button>{t('bar.signIn')}</Button>} />
        <Bar signal={null} />
      </div>
    ),
  },
  {
    name: 'notice',
    text: () => t('returned.two'),
    show: () => (
      <div class={style.stack}>
        <Notice
          kind="returned"
          title={t('returned.title')}
          actions={
            <>
              <Button>{t('returned.retake')}</Button>
              <Button kind="quiet">{t('returned.reply')}</Button>
            </>
          }
        >
          {t('returned.said', {
            name: 'Cán bộ 1',
            reason: 'Ảnh mờ, không thấy người dự.',
          })}
        </Notice>
        <Notice kind="conflict" title={t('returned.twoTitle')}>
          <p>
            {t('returned.twoWho', {
              first: 'Thành viên 1',
              firstTime: '08:10',
              second: 'Thành viên 2',
              secondTime: '08:15',
            })}
          </p>
          <p>{t('returned.two')}</p>
        </Notice>
        <Notice kind="error" title={t('state.stuck')}>
          {t('refusal.broken')}
        </Notice>
        <Notice
          kind="info"
          title={t('bar.install')}
          actions={<Button>{t('bar.installNow')}</Button>}
        />
        <Notice kind="success" title={t('today.allDone')} />
        {KINDS.map((kind) => (
          <Notice key={kind} kind={kind} title={t('photo.noCards')} />
        ))}
      </div>
    ),
  },
  {
    name: 'undo-bar',
    text: () => t('undo.undo'),
    show: () => (
      <div class={style.stack}>
        <UndoBar text={t('undo.ticked')} seconds={3600} onUndo={noop} onEnd={noop} />
        <UndoBar
          text={t('undo.counted', { done: 13, total: 30 })}
          seconds={3600}
          onUndo={noop}
          onEnd={noop}
        />
      </div>
    ),
  },
  {
    name: 'dialog',
    text: () => t('outbox.signOutUnsent', { count: 2, photos: 3 }),
    alone: true,
    show: () => (
      <Dialog
        open
        title={t('outbox.signOutTitle')}
        onClose={noop}
        actions={
          <>
            <Button kind="main">{t('outbox.sendFirst')}</Button>
            <Button kind="danger">{t('outbox.signOutWipe')}</Button>
          </>
        }
      >
        {t('outbox.signOutUnsent', { count: 2, photos: 3 })}
      </Dialog>
    ),
  },
];
