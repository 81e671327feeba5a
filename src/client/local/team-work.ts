import type { Id, Instant, Role } from '../../shared/model.ts';
import { marksOn } from '../../shared/progress.ts';
import { comparePeople } from '../../shared/text/compare-names.ts';
import type { Phone } from './phone.ts';
import { trueNow } from './today.ts';
import { all, present } from './work.ts';

/** One person of the place and what they did lately. */
export type Teammate = { id: Id; name: string; role: Role; lately: number; lastAt: Instant | null };

/** "Lately" on the team's screen, in days. */
export const LATELY_DAYS = 7;

/** The leader first, then as Vietnamese sorts people. */
export async function readTeam(phone: Phone, placeId: Id | null): Promise<Teammate[]> {
  const { db } = phone;
  const [now, people, assignments, notes, evidence, visits] = await Promise.all([
    trueNow(phone),
    present(db),
    all(db, 'assignment'),
    all(db, 'note'),
    all(db, 'evidence'),
    all(db, 'visit'),
  ]);
  const marks = [
    ...assignments.flatMap(({ body }) => marksOn(body)),
    ...notes.map(({ body }) => body.mark),
    ...evidence.map(({ body }) => body.mark),
    ...visits.map(({ body }) => body),
  ];
  const since = now - LATELY_DAYS * 86_400_000;
  const team = people
    .filter(({ body }) => placeId !== null && body.placeId === placeId)
    .map(({ id, body: { name, role } }) => {
      const own = marks.filter(({ by }) => by === id).map(({ at }) => at);
      const lately = own.filter((at) => at >= since).length;
      return { id, name, role, lately, lastAt: own.length > 0 ? Math.max(...own) : null };
    });
  const rank = ({ role }: Teammate) => (role === 'leader' ? 0 : 1);
  return team.sort((a, b) => rank(a) - rank(b) || comparePeople(a.name, b.name));
}
