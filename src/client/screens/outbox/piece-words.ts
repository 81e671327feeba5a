import type { Op } from '../../../shared/op.ts';
import { t } from '../../i18n.ts';
import type { Piece } from '../../local/outbox.ts';

/** What was done, in a few words. */
export function pieceWords({ op, step }: Piece): string {
  return op === null ? t('did.other') : wordsOf(op, step);
}

function wordsOf(op: Op, step: string): string {
  switch (op.kind) {
    case 'step.set':
      return t(op.done ? 'did.step' : 'did.stepBack', { step });
    case 'progress.set':
      return t('did.count', { value: op.value });
    case 'none.set':
      return t(op.none ? 'did.none' : 'did.noneBack');
    case 'note.add':
      return t('did.note', { text: op.text });
    case 'note.retract':
      return t('did.noteBack');
    case 'evidence.attach':
      return step === '' ? t('did.photo') : t('did.photoFor', { step });
    case 'evidence.retract':
      return t('did.retract');
    case 'evidence.erase':
      return t('did.erase');
    case 'evidence.approve':
      return t('did.approve');
    case 'evidence.return':
      return t('did.return', { text: op.reason });
    case 'person.rename':
      return t('did.rename', { name: op.name });
    case 'plan.add':
      return t('did.plan', { title: op.title });
    case 'task.add':
      return t('did.task', { title: op.title });
    case 'task.set':
      return t('did.taskSet');
    case 'task.drop':
      return t('did.taskDrop');
    case 'task.give':
      return t('did.give', { count: op.placeIds.length });
    case 'assignment.withdraw':
      return t('did.withdraw');
    case 'doer.set':
      return t(op.personId === null ? 'did.doerBack' : 'did.doer');
    case 'visit.add':
      return t('did.visit', { count: op.people });
    case 'guide.set':
      return t('did.guide', { title: op.title });
    case 'visit.retract':
      return t('did.visitBack');
    case 'person.add':
      return t('did.person', { name: op.name });
    case 'indicator.add':
      return t('did.indicator', { title: op.title });
    case 'reading.add':
      return t('did.reading');
    case 'budget.add':
      return t('did.budget', { title: op.title });
    case 'spend.add':
      return t('did.spend');
    case 'period.set':
      return t('did.period');
    default:
      return t('did.other');
  }
}
