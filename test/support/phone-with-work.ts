import { openPhone, type Phone } from '../../src/client/local/phone.ts';
import { apply } from '../../src/shared/apply.ts';
import type { Entity } from '../../src/shared/entity.ts';
import type { Id, Recurs } from '../../src/shared/model.ts';
import type { Op, OpBody } from '../../src/shared/op.ts';
import { touches } from '../../src/shared/reach.ts';
import type { Session } from '../../src/shared/wire.ts';

/** 07:40 on Wednesday, 14 January 2026, in Vietnam. */
export const WEDNESDAY = Date.parse('2026-01-14T00:40:00Z');

const WARD = { id: 'ward', name: 'Phường Mẫu', placeWord: 'khu phố', practice: false };

export type Setting = {
  phone: Phone;
  session: Session;
  say: (by: Id, body: OpBody, id?: Id) => Promise<Id>;
};

let wards = 0;

/**
 * One person's phone with what the ward said so far: khu phố 3 with two members, an official and a
 * plan. `say` adds what anybody did, as it arrives with an exchange.
 */
export async function phoneWithWork(
  as: 'member' | 'official' = 'member',
  clock: () => number = () => WEDNESDAY,
): Promise<Setting> {
  wards += 1;
  let letters = 0;
  const chance = (length: number) => String(++letters).padStart(length, 'x');
  const person = as === 'member' ? 'p-hanh' : 'p-thao';
  const phone = await openPhone(`w${wards}`, person, { clock, chance });
  let ops = 0;
  const say = async (by: Id, body: OpBody, id = `ward.${++ops}`) => {
    const op = { ...body, id } as Op;
    for (const each of touches(op)) {
      const before = await phone.db.view.get(each);
      const { entity } = apply(before, each, op, { by, at: clock() });
      if (!entity) continue;
      await phone.db.view.put(entity as Entity);
      await phone.db.base.put({ id: each, generation: 0, row: { ...entity, seq: ops } as never });
    }
    return id;
  };
  const { id: wardId, ...facts } = WARD;
  await say('server', { kind: 'ward.set', wardId, ...facts, phone: '0000 000 000' });
  await say('server', { kind: 'place.add', name: 'Khu phố 3', order: 3 }, 'kp3');
  const place = { placeId: 'kp3' };
  await say(
    'server',
    { kind: 'person.add', name: 'Cán bộ 1', role: 'official', placeId: null },
    'p-thao',
  );
  await say(
    'server',
    { kind: 'person.add', name: 'Thành viên 1', role: 'leader', ...place },
    'p-hanh',
  );
  await say(
    'server',
    { kind: 'person.add', name: 'Thành viên 2', role: 'member', ...place },
    'p-minh',
  );
  const sections = [{ code: 'I', title: 'Nhóm việc thứ nhất' }];
  const plan = {
    title: 'Kế hoạch mẫu',
    number: null,
    issuer: null,
    date: null,
    year: 2026,
    sections,
  };
  await say('server', { kind: 'plan.add', ...plan }, 'plan');
  await phone.db.phone.update('phone', { cloned: true, heardAt: clock() });
  const session: Session = {
    token: 'x',
    ward: WARD,
    person:
      as === 'member'
        ? { id: person, name: 'Thành viên 1', role: 'leader', placeId: 'kp3' }
        : { id: person, name: 'Cán bộ 1', role: 'official', placeId: null },
    place: as === 'member' ? { id: 'kp3', name: 'Khu phố 3' } : null,
  };
  return { phone, session, say };
}

/** A step as an official writes it. */
export type StepText = { text: string; photo?: boolean };

/** Adds a task to the plan and gives it to khu phố 3. Returns the assignment's id. */
export async function give(
  { say }: Setting,
  title: string,
  given: {
    due?: string | null;
    steps?: StepText[];
    target?: { number: number; unit: string } | null;
    deadlineText?: string;
    recurs?: Recurs;
    asksSpot?: boolean;
  } = {},
): Promise<Id> {
  const { due = null, target = null, deadlineText = 'Thường xuyên', recurs, asksSpot } = given;
  const steps = (given.steps ?? [{ text: 'Làm xong' }]).map(({ text, photo = false }, i) => {
    return { id: `s${i + 1}`, text, photo };
  });
  const words = { lead: 'Phòng VHXH', leads: [], coordinating: [], result: 'Báo cáo kết quả' };
  const place = { planId: 'plan', order: 1, section: 'I', no: '6', title };
  const rest = { deadlineText, deadline: { kind: 'day', due }, note: null, uncertain: null };
  const taskId = await say('p-thao', { kind: 'task.add', ...place, ...words, ...rest });
  const placeIds = ['kp3'];
  const facts = { taskId, placeIds, steps, target, due, ...(recurs && { recurs }) };
  const asks = asksSpot === undefined ? {} : { asksSpot };
  const gave = await say('p-thao', { kind: 'task.give', ...facts, ...asks });
  return `${gave}:0`;
}

/** A photo that a member attached earlier, as its record. */
export function photoOp(
  assignmentId: Id,
  stepId: Id | null,
  letter: string,
  replaces: Id | null = null,
) {
  return {
    kind: 'evidence.attach' as const,
    ...{ assignmentId, placeId: 'kp3', stepId, replaces },
    photo: { sha256: letter.repeat(64), bytes: 1000, width: 800, height: 600 },
    thumb: { sha256: `${letter.repeat(63)}0`, bytes: 100 },
    fingerprint: null,
    source: 'camera' as const,
    consent: 'nobody' as const,
    child: false,
    takenAt: WEDNESDAY,
  };
}
