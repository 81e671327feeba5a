// biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards, a table would lose its roles in some browsers
import { Check, Pencil, RotateCcw } from 'lucide-preact';
import { LINE_MAX } from '../../../shared/limits.ts';
import { isInformation } from '../../../shared/plan/problem.ts';
import { t } from '../../i18n.ts';
import { isBlocked, isDoubtful, type Row } from '../../local/import/plan-draft.ts';
import { Button } from '../../parts/button.tsx';
import { taskCode } from '../tasks/task-table.tsx';
import style from './check-table.module.css';
import { deadlineWords } from './deadline-words.ts';
import { problemText } from './problem-text.ts';

export type RowCellsProps = {
  row: Row;
  onEdit: () => void;
  onChange: (part: Partial<Row>) => void;
};

/** One row as it will be, what it was read from, and what to do about it. */
export function RowCells({ row, onEdit, onChange }: RowCellsProps) {
  const doubtful = isDoubtful(row);
  const code = taskCode(row);
  return (
    <tr role="row" class={doubtful ? style.doubtful : undefined}>
      <th class={style.task} scope="row" role="rowheader">
        {code !== '' && `${code}. `}
        {row.title || t('planIn.titleMissing')}
      </th>
      <td role="cell">
        <Label text={t('plan.lead')} />
        {row.lead || '–'}
      </td>
      <td role="cell">
        <Label text={t('plan.due')} />
        <span>
          {row.deadlineText || '–'}
          <small class={style.read}>{deadlineWords(row.deadline)}</small>
        </span>
      </td>
      <td class={style.source} role="cell">
        <Source row={row} />
      </td>
      <td class={style.tools} role="cell">
        {row.state === 'in' ? (
          <>
            <Button icon={Pencil} onPress={onEdit}>
              {t('planIn.edit')}
              <OfRow row={row} />
            </Button>
            {doubtful && !isBlocked(row) && (
              <Button icon={Check} onPress={() => onChange({ checked: true })}>
                {t('planIn.right')}
                <OfRow row={row} />
              </Button>
            )}
          </>
        ) : (
          <>
            <span>{row.state === 'dropped' ? t('planIn.wasDropped') : t('planIn.wasNotTask')}</span>
            <Button icon={RotateCcw} onPress={() => onChange({ state: 'in' })}>
              {t('planIn.putBack')}
              <OfRow row={row} />
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}

/** The place in the file, what is doubtful about it with the very text found, and the whole row on demand. */
export function Source({ row, whole = false }: { row: Row; whole?: boolean }) {
  const { fileRow, problems, uncertain, source, title } = row;
  const ordered = [...problems].sort((a, b) => Number(isInformation(a)) - Number(isInformation(b)));
  return (
    <>
      {fileRow !== null && (
        <span class={style.where}>{t('planIn.fileRow', { row: String(fileRow) })}</span>
      )}
      <ul>
        {uncertain !== null && (
          <li class={style.problem}>{t('plan.uncertain', { words: uncertain })}</li>
        )}
        {title.length > LINE_MAX && (
          <li class={style.problem}>{t('planIn.titleLong', { max: LINE_MAX })}</li>
        )}
        {ordered.map((problem) => (
          <li
            key={`${problem.column} ${problem.why} ${problem.read}`}
            class={isInformation(problem) ? undefined : style.problem}
          >
            {problemText(problem)}{' '}
            {problem.read !== '' && t('planIn.says', { words: short(problem.read) })}
          </li>
        ))}
      </ul>
      {source.length > 0 && (
        <details open={whole}>
          <summary>{t('planIn.whole')}</summary>
          <ol class={style.cells}>
            {source.map((text, index) => (
              <li key={index}>{text}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

const READ_MAX = 140;

function short(text: string): string {
  return text.length > READ_MAX ? `${text.slice(0, READ_MAX)}…` : text;
}

function Label({ text }: { text: string }) {
  return (
    <span class={style.label} aria-hidden="true">
      {text}
    </span>
  );
}

/** Tells one button from the next for those who hear them. */
function OfRow({ row }: { row: Row }) {
  return (
    <span class="spoken"> {t('planIn.ofRow', { row: String(row.fileRow ?? row.id + 1) })}</span>
  );
}
