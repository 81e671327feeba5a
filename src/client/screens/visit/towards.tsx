import { t } from '../../i18n.ts';
import type { VisitWork } from '../../local/visits.ts';
import { Progress } from '../../parts/progress.tsx';
import { Section } from '../../parts/section.tsx';
import style from '../screen.module.css';

/** How far the place is with the work that its visits count for. */
export function Towards({ place, work }: { place: string; work: VisitWork[] }) {
  if (work.length === 0) return null;
  return (
    <Section title={t('visit.towards', { place })}>
      <ul>
        {work.map(({ id, title, done, total, unit }) => (
          <li key={id} class={style.item}>
            <p>{title}</p>
            <Progress {...{ done, total, unit }} bar />
          </li>
        ))}
      </ul>
    </Section>
  );
}
