import { useMemo } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { looksLike } from '../../local/import/changes.ts';
import { isBlocked, isDoubtful, type Row, yearOf } from '../../local/import/plan-draft.ts';
import { rowsToAdd } from '../../local/import/plan-ops.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Frame } from '../frame.tsx';
import screen from '../screen.module.css';
import { CheckRows, type Sorted } from './check-rows.tsx';
import { HeadForm } from './head-form.tsx';
import { RevisesPart } from './revises-part.tsx';
import type { StepProps } from './step.ts';
import { useDrawn } from './use-drawn.ts';

/**
 * What is drawn one after the other: with ten thousand rows to count and to compare the page would
 * take no tap meanwhile.
 */
const PARTS = { found: 1, head: 2, revises: 3, all: 4 };

/** The readings beside what they were read from, the doubtful ones first. */
export function CheckStep(props: StepProps) {
  const { planIn, draft, plans, changes, steps } = props;
  const { head, rows } = draft;
  const parts = useDrawn(PARTS.all);
  const [counted, compared] = [parts >= PARTS.found, parts >= PARTS.revises];
  const sorted = useMemo(() => sort(counted ? rows : []), [rows, counted]);
  const undecided = useMemo(
    () => compared && !head.decided && looksLike(head, rows, plans) !== null,
    [head, rows, plans, compared],
  );
  const shares = rowsToAdd(head, rows, changes).length > 0;
  const headWrong = head.title.trim() === '' || Number.isNaN(yearOf(head));
  const isIn = rows.length > sorted.out.length;
  return (
    <Frame
      title={t('plan.stepCheck')}
      back="/nhiem-vu"
      here="/nhiem-vu"
      wide
      action={
        parts >= PARTS.all && (
          <Button
            kind="main"
            blocked={undecided ? t('planIn.decide') : whyNot(sorted.blocked, headWrong, isIn)}
            onPress={() => planIn.change({ step: shares ? 'share' : 'give' })}
          >
            {shares ? t('planIn.toShare') : t('planIn.toGive')}
          </Button>
        )
      }
    >
      <div class={screen.stack}>
        {steps}
        {counted && <Found draft={draft} doubtful={sorted.doubtful.length} />}
        {parts >= PARTS.head && <HeadForm planIn={planIn} head={head} open={headWrong} />}
        {compared && <RevisesPart {...{ planIn, head, plans, changes, undecided }} />}
        {parts >= PARTS.all && <CheckRows {...props} sorted={sorted} />}
      </div>
    </Frame>
  );
}

/** What came out of the document, and whether anything in it wants a look. */
function Found({ draft, doubtful }: { draft: StepProps['draft']; doubtful: number }) {
  const { head, rows } = draft;
  const found = t('planIn.found', { count: rows.length });
  const rest = doubtful > 0 ? t('planIn.doubtful', { count: doubtful }) : t('planIn.allClear');
  const also = { indicators: head.indicators.length, budget: head.budget.length };
  return (
    <Notice kind={doubtful > 0 ? 'info' : 'success'} title={`${found} ${rest}`}>
      {head.legacy && <p>{t('planIn.legacy')}</p>}
      {also.indicators + also.budget > 0 && <p>{t('planIn.also', also)}</p>}
      <p>{t('planIn.kept')}</p>
    </Notice>
  );
}

/** Ten thousand rows are looked through once for all that the screen counts. */
function sort(rows: readonly Row[]): Sorted {
  const [doubtful, out]: [Row[], Row[]] = [[], []];
  for (const row of rows) {
    if (row.state !== 'in') out.push(row);
    else if (isDoubtful(row)) doubtful.push(row);
  }
  return { doubtful, out, blocked: doubtful.filter(isBlocked).length };
}

function whyNot(blocked: number, headWrong: boolean, isIn: boolean): string | null {
  if (headWrong) return t('planIn.fixHead');
  if (blocked > 0) return t('planIn.fixFirst', { count: blocked });
  return isIn ? null : t('planIn.noRows');
}
