import { dayInVietnam, startOfDay } from '../../shared/calendar/day.ts';
import { isRetracted } from '../../shared/evidence.ts';
import type { Id, Instant } from '../../shared/model.ts';
import { givenId } from '../../shared/turn-id.ts';
import type { Phone } from './phone.ts';
import { evidenceState, opState, readQueues, type SendState } from './send-state.ts';
import { readToday } from './today.ts';
import { visitsFrom } from './visits.ts';
import { all } from './work.ts';

/** What this person did today and the ward has. */
export type Sent = {
  id: Id;
  what: 'step' | 'count' | 'none' | 'note' | 'photo' | 'visit';
  /** The step, the number, the note's words or the people visited. */
  words: string;
  task: string;
  at: Instant;
  state: SendState;
};

/** From the records themselves, so that it holds whatever the queues have forgotten; newest first. */
export async function readSentToday(phone: Phone): Promise<Sent[]> {
  const { db, person } = phone;
  const [today, queues, assignments, turns, notes, evidence, tasks] = await Promise.all([
    readToday(phone),
    readQueues(db),
    all(db, 'assignment'),
    all(db, 'turn'),
    all(db, 'note'),
    all(db, 'evidence'),
    all(db, 'task'),
  ]);
  const titles = new Map(tasks.map(({ id, body }) => [id, body.title]));
  const taskOf = new Map(assignments.map(({ id, body }) => [id, titles.get(body.taskId) ?? '']));
  const mine = ({ by, at }: { by: Id; at: Instant }) => by === person && dayInVietnam(at) === today;
  const sent: Sent[] = [];
  const add = (what: Sent['what'], id: Id, about: Id, at: Instant, words: string) => {
    sent.push({
      id,
      what,
      words,
      task: taskOf.get(givenId(about)) ?? '',
      at,
      state: opState(queues, id),
    });
  };
  const stepsOf = new Map(assignments.map(({ id, body }) => [id, body.steps]));
  for (const { id, body } of [...assignments, ...turns]) {
    for (const step of stepsOf.get(givenId(id)) ?? []) {
      const marks = body.ticks[step.id]?.marks.filter(mine) ?? [];
      for (const mark of marks) add('step', mark.op, id, mark.at, step.text);
    }
    for (const reading of body.readings.filter(mine)) {
      add('count', reading.op, id, reading.at, String(reading.value));
    }
  }
  for (const { id, body } of turns) {
    for (const mark of body.none.marks.filter(mine)) add('none', mark.op, id, mark.at, '');
  }
  for (const { id, body } of notes) {
    if (mine(body.mark) && !body.retracted)
      add('note', id, body.assignmentId, body.mark.at, body.text);
  }
  for (const { id, body } of evidence) {
    if (!mine(body.mark) || isRetracted(body)) continue;
    add('photo', id, body.assignmentId, body.mark.at, '');
    const last = sent.at(-1);
    if (last) last.state = evidenceState(queues, id, body);
  }
  for (const { id, body } of await visitsFrom(db, startOfDay(today))) {
    if (!mine(body) || body.retracted) continue;
    add('visit', id, body.assignmentId ?? '', body.at, String(body.people));
  }
  const arrived: SendState[] = ['sent', 'approved', 'returned'];
  return sent.filter(({ state }) => arrived.includes(state)).sort((a, b) => b.at - a.at);
}
