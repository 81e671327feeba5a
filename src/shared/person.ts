import type { Mark, Person } from './model.ts';
import type { Op } from './op.ts';

/** The part of `apply` for a person. The same body comes back where the op changes nothing. */
export function onPerson(body: Person, op: Op, mark: Mark): Person {
  switch (op.kind) {
    case 'person.rename': {
      if (body.renamed.some((earlier) => earlier.op === op.id)) return body;
      const renamed = [...body.renamed, { op: op.id, from: body.name }];
      return { ...body, name: op.name, renamed };
    }
    case 'person.move':
      return changed(body, mark, { role: op.role, placeId: op.placeId, removed: false });
    case 'person.remove':
      return changed(body, mark, { role: body.role, placeId: body.placeId, removed: true });
    default:
      return body;
  }
}

type Place = { role: Person['role']; placeId: Person['placeId']; removed: boolean };

function changed(body: Person, mark: Mark, next: Place): Person {
  const { role, placeId, removed = false, past = [] } = body;
  if (past.some((earlier) => earlier.op === mark.op)) return body;
  return { ...body, ...next, past: [...past, { ...mark, role, placeId, removed }] };
}
