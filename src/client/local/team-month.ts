import { type PersonMonth, personMonths, type Work } from '../../shared/active-days.ts';
import type { Day, Id, Instant, Role } from '../../shared/model.ts';
import { marksOn } from '../../shared/progress.ts';
import { comparePeople } from '../../shared/text/compare-names.ts';
import type { Db } from './db.ts';
import { readLastSeen } from './oversight.ts';
import { all } from './work.ts';

/** One leader or member, and what the ward has of their month. */
export type Teammate = {
  id: Id;
  name: string;
  role: Role;
  placeId: Id | null;
  removed: boolean;
  month: PersonMonth;
  /** The last thing this phone knows of; null where it knows of none. */
  lastAt: Instant | null;
};

export type TeamMonth = { people: Teammate[]; waiting: number };

const NOTHING: PersonMonth = {
  ...{ days: [], ticks: 0, values: 0, notes: 0, photos: 0, visits: 0 },
  lastAt: null,
};

/**
 * Every leader and member that this phone knows of, leaders first, then as Vietnamese sorts people.
 * Who has left the team is among them for months in which they worked: their days are paid, too.
 * `waiting` counts this phone's own entries of the month that the ward has not acknowledged and
 * that are in no number yet.
 */
export async function readTeamMonth(db: Db, month: Day): Promise<TeamMonth> {
  const [people, work, last, waiting] = await Promise.all([
    all(db, 'person'),
    readWork(db),
    readLastSeen(db),
    db.outbox.toArray(),
  ]);
  const unsent = new Set(waiting.map(({ op }) => op.id));
  const [year, number] = month.split('-');
  const months = personMonths(work, `${year}-${number}`, unsent);
  const team = people
    .filter(({ body }) => body.role !== 'official')
    .map(({ id, body: { name, role, placeId, removed = false } }) => {
      const own = months.get(id) ?? NOTHING;
      return { id, name, role, placeId, removed, month: own, lastAt: last.get(id) ?? null };
    })
    .filter((person) => !person.removed || person.month.days.length > 0);
  const rank = ({ role, removed }: Teammate) => (removed ? 2 : role === 'leader' ? 0 : 1);
  team.sort((a, b) => rank(a) - rank(b) || comparePeople(a.name, b.name));
  return { people: team, waiting: work.flatMap(opsIn).filter((op) => unsent.has(op)).length };
}

async function readWork(db: Db): Promise<Work[]> {
  const kinds = ['assignment', 'turn', 'note', 'evidence', 'visit'] as const;
  return (await Promise.all(kinds.map((kind) => all(db, kind)))).flat();
}

function opsIn(record: Work): Id[] {
  const works = record.kind === 'assignment' || record.kind === 'turn';
  return works ? marksOn(record.body).map(({ op }) => op) : [record.id];
}
