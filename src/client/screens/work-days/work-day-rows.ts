import type { Id } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import type { Teammate } from '../../local/team-month.ts';
import type { EntityOf } from '../../local/work.ts';
import type { Column } from '../../parts/table.tsx';
import { dayNumbers } from '../team/counts.ts';

const COUNTS = ['visits', 'ticks', 'values', 'photos', 'notes'] as const;

/** One line a person, by khu phố in their order; of one khu phố, or of all where none is chosen. */
export function workDayRows(
  places: readonly EntityOf<'place'>[],
  people: readonly Teammate[],
  chosen: Id,
): { columns: Column[]; rows: { id: Id; cells: Record<string, string | number> }[] } {
  const columns: Column[] = [
    { id: 'name', label: t('workDays.name') },
    { id: 'place', label: t('workDays.place'), wide: true },
    { id: 'role', label: t('people.role') },
    { id: 'days', label: t('workDays.days'), figures: true },
    { id: 'which', label: t('workDays.which'), wide: true },
    ...COUNTS.map((part) => ({ id: part, label: t(`workDays.${part}`), figures: true })),
  ];
  const wanted = places.filter(({ id }) => chosen === '' || id === chosen);
  const rows = wanted.flatMap((place) =>
    people
      .filter(({ placeId }) => placeId === place.id)
      .map((person) => ({ id: person.id, cells: cellsOf(person, place.body.name) })),
  );
  return { columns, rows };
}

function cellsOf(
  { name, role, removed, month }: Teammate,
  place: string,
): Record<string, string | number> {
  const counts = COUNTS.map((part) => [part, month[part]]);
  return {
    name,
    place,
    role: removed ? t('people.gone') : t(role === 'leader' ? 'team.leader' : 'team.member'),
    days: month.days.length,
    which: dayNumbers(month.days),
    ...Object.fromEntries(counts),
  };
}
