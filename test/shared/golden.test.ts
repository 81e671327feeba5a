import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../../src/server/store/act.ts';
import { OPS, type Op } from '../../src/shared/op.ts';
import type { Fenced, SyncRequest, Taken, WireOp } from '../../src/shared/wire.ts';
import { type Caller, makeCaller } from '../support/caller.ts';
import { dump } from '../support/dump.ts';
import { makeServer, type TestServer } from '../support/server.ts';
import { read } from '../support/source.ts';

/**
 * Every shape of an op and of a request that ever travelled, as it travelled (law 8). Lines are
 * only ever added, at the end: say how many there are then and what they hash to, in a line of its
 * own below the others.
 */
const FROZEN: Record<string, [lines: number, print: string][]> = {
  'ops-1.jsonl': [
    [43, '2a86c89acbb55243'],
    [47, '8a9dee976e077c94'],
    [61, '148d6be37148eee1'],
    [71, '4d121ed5ff810b87'],
    [73, 'bc00b5f5ed4bbba0'],
    [75, '4f7ab2e9a84bf08c'],
    [82, 'af49aa41c1d52117'],
    [84, '9d1d0da97d95e64f'],
    [86, 'f24b2562cf5a7c61'],
    [88, 'd402ca8d8d27af58'],
  ],
  'requests-1.jsonl': [[11, '0af14bf6bac69680']],
};

/** An op, who says it, what becomes of it, the record it reaches; `holds`: also what we do not know. */
type GoldenOp = {
  by: 'official' | 'member' | 'server';
  op: WireOp;
  row: string;
  holds?: boolean;
  outcome: string | null;
};
type GoldenRequest = { says: string; request: SyncRequest; answer: Partial<Taken & Fenced> };

const linesOf = (file: string) => read(`test/fixtures/golden/${file}`).trimEnd().split('\n');
const OPS_SAID = linesOf('ops-1.jsonl').map((line) => JSON.parse(line) as GoldenOp);

let server: TestServer;
let ward: string;

async function openWard(): Promise<void> {
  server = await makeServer({ seed: 'golden' });
  ward = await server.makeWard();
}

describe.each(Object.entries(FROZEN))('%s', (file, prints) => {
  test.each(prints)('begins with the same %d lines for ever', (count, print) => {
    const first = linesOf(file).slice(0, count);
    const now = createHash('sha256').update(first.join('\n')).digest('hex').slice(0, 16);
    expect(now, 'a golden line was changed or removed; only add below').toBe(print);
  });

  test('has no line that is not frozen', () => {
    expect(linesOf(file)).toHaveLength(prints.at(-1)?.[0] ?? 0);
  });
});

test('every kind of op has golden lines', () => {
  const said = new Set(OPS_SAID.map(({ op: [, kind] }) => kind));
  expect(Object.keys(OPS).filter((kind) => !said.has(kind))).toEqual([]);
});

describe('an op of any version', () => {
  const callers = new Map<GoldenOp['by'], Caller>();
  const answers = new Map<string, Taken>();

  async function say({ by, op }: GoldenOp): Promise<void> {
    const [id, kind, , , fields] = op;
    if (by === 'server') {
      const said = { ...(fields as object), id, kind } as unknown as Op;
      return act(server.house.store, ward, [said], server.clock.now);
    }
    const person = by === 'official' ? 'person.official' : 'gold.7.member';
    const caller = callers.get(by) ?? makeCaller(server, await server.join(ward, person));
    callers.set(by, caller);
    const n0 = OPS_SAID.filter((other) => other.by === by).findIndex(({ op: [own] }) => own === id);
    answers.set(id, await caller.sync(caller.request([op], { n0: n0 + 1 })));
  }

  beforeAll(async () => {
    await openWard();
    for (const golden of OPS_SAID) await say(golden);
  });
  afterAll(() => server.close());

  test.each(OPS_SAID.map((golden) => [golden.op[0], golden] as const))(
    '%s is taken, becomes what it always became, and nothing it said is lost',
    async (id, { by, op, row, holds, outcome }) => {
      const { db } = server.house.store;
      const [, kind, , , fields] = op;
      const entry = await db.selectFrom('log').selectAll().where('id', '=', id).executeTakeFirst();
      expect({ ...entry, fields: JSON.parse(entry?.fields ?? 'null') }).toMatchObject({
        ...{ ward, kind, fields, outcome },
        ...(by !== 'server' && { device_at: op[2], base: op[3] }),
      });
      if (by !== 'server') {
        const told = outcome === null ? [] : [{ id, outcome, why: null }];
        expect(answers.get(id)?.outcomes).toEqual(told);
        expect(answers.get(id)?.lmId).toBe(id);
      }
      const record = await db.selectFrom('rows').select('body').where('id', '=', row).execute();
      expect(record).toHaveLength(1);
      const body = JSON.parse(record[0]?.body ?? 'null');
      if (holds) expect(unknownIn(body)).toEqual(unknownIn(fields));
    },
  );

  test('that says of a photo without saying which part speaks of the photo itself', async () => {
    const row = await server.house.store.db
      .selectFrom('rows')
      .select('body')
      .where('id', '=', 'gold.25.photo')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.body)).toMatchObject({ stored: true, thumbStored: false });
  });

  test('said once more changes nothing and is answered the same', async () => {
    const before = await dump(server);
    const first = new Map(answers);
    for (const golden of OPS_SAID) await say(golden);
    expect(await dump(server)).toBe(before);
    for (const [id, { outcomes }] of first) expect(answers.get(id)?.outcomes).toEqual(outcomes);
  });
});

describe('a request of any version', () => {
  beforeAll(openWard);
  afterAll(() => server.close());

  test('is answered as it always was', async () => {
    const caller = makeCaller(server, await server.join(ward, 'person.official'));
    const { epoch } = await server.house.store.db
      .selectFrom('wards')
      .select('epoch')
      .executeTakeFirstOrThrow();
    for (const line of linesOf('requests-1.jsonl')) {
      const named = line.replaceAll('{{epoch}}', epoch).replaceAll('{{person}}', 'person.official');
      const { says, request, answer } = JSON.parse(named) as GoldenRequest;
      expect(await caller.sync(request), says).toMatchObject(answer);
    }
  });
});

/** All that begins with `x-`, wherever it lies. */
function unknownIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .flatMap(([name, inner]) =>
      name.startsWith('x-') ? [`${name} ${JSON.stringify(inner)}`] : unknownIn(inner),
    )
    .sort();
}
