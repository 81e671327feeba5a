import type { Id, Skill } from '../../../shared/model.ts';
import type { VisitCount } from '../../../shared/visits.ts';
import { t } from '../../i18n.ts';
import type { EntityOf } from '../../local/work.ts';
import { Table } from '../../parts/table.tsx';
import { skillName } from '../skill-name.ts';

export type VisitsTableProps = {
  places: EntityOf<'place'>[];
  skills: Skill[];
  table: Map<Id, Map<Id, VisitCount>>;
  total: VisitCount;
};

/** Khu phố down, skills across; what nobody did stays blank, since blank is easier to read than 0. */
export function VisitsTable({ places, skills, table, total }: VisitsTableProps) {
  const used = new Set([...table.values()].flatMap((there) => [...there.keys()]));
  const known = skills.map(({ id }) => id).filter((id) => used.has(id));
  const columns = [...known, ...[...used].filter((id) => !known.includes(id))];
  const sum = (counts: VisitCount[], part: keyof VisitCount) =>
    counts.reduce((all, count) => all + count[part], 0);
  const cells = (counts: [Id, VisitCount][]) =>
    Object.fromEntries(counts.map(([id, { visits }]) => [`s:${id}`, visits || undefined]));
  const across = columns.map((id): [Id, VisitCount] => {
    const counts = [...table.values()].flatMap((there) => there.get(id) ?? []);
    return [id, { visits: sum(counts, 'visits'), people: 0, tried: 0 }];
  });
  return (
    <Table
      caption={t('visits.table')}
      columns={[
        { id: 'place', label: t('overview.place') },
        { id: 'visits', label: t('visits.helped'), figures: true },
        { id: 'people', label: t('visits.people'), figures: true },
        { id: 'tried', label: t('visits.tried'), figures: true },
        ...columns.map((id) => {
          return { id: `s:${id}`, label: skillName(skills, id), figures: true };
        }),
      ]}
      rows={places.map(({ id, body }) => {
        const counts = [...(table.get(id) ?? [])];
        const all = counts.map(([, count]) => count);
        return {
          id,
          cells: {
            place: body.name,
            visits: sum(all, 'visits'),
            people: sum(all, 'people'),
            tried: sum(all, 'tried') || undefined,
            ...cells(counts),
          },
        };
      })}
      total={{
        id: 'total',
        cells: { place: t('visits.total'), ...total, ...cells(across) },
      }}
    />
  );
}
