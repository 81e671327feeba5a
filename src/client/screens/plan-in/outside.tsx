import type { Problem } from '../../../shared/plan/draft.ts';
import { t } from '../../i18n.ts';
import { Section } from '../../parts/section.tsx';
import screen from '../screen.module.css';
import { problemText } from './problem-text.ts';

const SHOWN = 60;

/** What was left out of the file, or is doubtful about whole tables. */
export function Outside({ problems }: { problems: Problem[] }) {
  return (
    <Section title={t('planIn.outside')} count={problems.length} folds="folded">
      <ul class={screen.near}>
        {problems.slice(0, SHOWN).map((problem) => {
          const { table, row, read, why } = problem;
          return (
            <li key={`${table} ${row} ${problem.column} ${why}`}>
              <b>{t('planIn.tableRow', { table: String(table), row: String(row) })}</b>:{' '}
              {problemText(problem)} {read !== '' && t('planIn.says', { words: read })}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
