import type { Id } from './model.ts';
import { countVisits, standing, type VisitCount, type VisitEntity } from './visits.ts';

/** `countVisits` for every place and, in it, for every skill that anybody recorded there. */
export function visitTable(visits: readonly VisitEntity[]): Map<Id, Map<Id, VisitCount>> {
  const table = new Map<Id, Map<Id, VisitCount>>();
  for (const [place, there] of grouped(standing(visits), (visit) => visit.place)) {
    const bySkill = grouped(there, (visit) => visit.body.skill);
    table.set(place, new Map([...bySkill].map(([skill, rows]) => [skill, countVisits(rows)])));
  }
  return table;
}

function grouped(
  visits: readonly VisitEntity[],
  keyOf: (visit: VisitEntity) => Id,
): Map<Id, VisitEntity[]> {
  const groups = new Map<Id, VisitEntity[]>();
  for (const visit of visits) {
    const group = groups.get(keyOf(visit));
    if (group) group.push(visit);
    else groups.set(keyOf(visit), [visit]);
  }
  return groups;
}
