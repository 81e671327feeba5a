/**
 * Rules broken on purpose, one at a time. A mutant is a change to the source text, made in a copy:
 * the product itself carries no switches. A simulator that lets one live proves nothing.
 */
export type Mutant = {
  rule: string;
  file: string;
  edits: Edits;
  /** A second line of defence that has to fall, too, before anything can go wrong. */
  and?: { file: string; edits: Edits };
};

export type Edits = readonly [find: string, replace: string][];

const WARD = 'src/shared/exchange/ward.ts';
const HEAR = 'src/shared/exchange/hear.ts';
const FOLD = 'src/shared/exchange/fold.ts';
const ASSIGNMENT = 'src/shared/assignment.ts';
const MEMORY_WARD = 'test/sim/memory-ward.ts';
const MEMORY_PHONE = 'test/sim/memory-phone.ts';

export const MUTANTS: Mutant[] = [
  {
    rule: 'rows become visible in another order than their numbers',
    file: MEMORY_WARD,
    edits: [
      [
        '      disk = after;\n',
        `      const queue = ((globalThis as { queue?: Row[][] }).queue ??= []);
      const late = decision.rows.length > 0 && decision.head % 3 === 0;
      disk = late ? { ...after, rows: before.rows } : after;
      if (late) queue.push(decision.rows);
      else for (const rows of queue.splice(0)) {
        disk = { ...disk, rows: new Map(disk.rows) };
        for (const row of rows) (disk.rows as Map<string, Row>).set(row.id, row);
      }
`,
      ],
    ],
  },
  {
    rule: 'an op known by its id is taken again',
    file: WARD,
    edits: [['let became = known.get(arrival.id);', 'let became: Known | undefined;']],
  },
  {
    rule: 'ops are known by client and number only, not by id',
    file: MEMORY_WARD,
    edits: [
      [
        'if (entry) known.set(id, entry);',
        'if (entry?.client === request.client) known.set(id, entry);',
      ],
    ],
  },
  {
    rule: 'the watermark is written before the effects',
    file: MEMORY_WARD,
    edits: [
      [
        "      crash('within');\n",
        "      disk = { ...before, clients: after.clients };\n      crash('within');\n",
      ],
    ],
    // Else an old number under an unknown id is fenced, and the phone sends all of it again.
    and: {
      file: WARD,
      edits: [["return forked ? 'fork' : null;", 'void forked;\n  return null;']],
    },
  },
  {
    rule: 'an op that cannot be read is dropped',
    file: WARD,
    edits: [['      log.push({ ...said,', '      if (arrival.op) log.push({ ...said,']],
  },
  {
    rule: 'what was entered is not kept in the log',
    file: WARD,
    edits: [
      [
        'const said = { id, client: request.client, n, person: author, kind, fields, base };',
        "const said = { id, client: request.client, n, person: author, kind, fields: kind === 'progress.set' ? null : fields, base };",
      ],
    ],
  },
  {
    rule: 'no epoch: a restored server is taken for the old one',
    file: WARD,
    edits: [["if (request.epoch !== null && request.epoch !== facts.epoch) return 'epoch';", '']],
  },
  {
    rule: 'acknowledged ops are not kept until a backup has them',
    file: MEMORY_PHONE,
    edits: [
      [
        '...waiting.filter((e) => e.n <= n).map((entry) => ({ ...entry, head, ackedAt })),',
        '...waiting.filter(() => head + ackedAt < 0).map((entry) => ({ ...entry, head, ackedAt })),',
      ],
    ],
  },
  {
    rule: 'any answer with status 200 empties the queue',
    file: 'test/sim/tab.ts',
    edits: [
      [
        '    tab.failures += 1;\n',
        `    tab.failures += 1;
    if (heard.kind === 'portal') {
      const now = await device.store.image();
      await device.store.become({ ...now, waiting: [], state: { ...now.state, acked: now.state.n } });
    }
`,
      ],
    ],
  },
  {
    rule: 'the cursor is stored before the rows',
    file: MEMORY_PHONE,
    edits: [
      [
        '      given.crash();\n',
        '      disk = { ...disk, state: { ...disk.state, since: change.state.since } };\n      given.crash();\n',
      ],
    ],
  },
  {
    rule: 'an entry counts as saved before it is on the disk',
    file: MEMORY_PHONE,
    edits: [
      [
        '    die: () => {},',
        '    die: () => { disk = { ...disk, waiting: disk.waiting.slice(0, -1) }; },',
      ],
    ],
  },
  {
    rule: 'no check for two storages under one name',
    file: WARD,
    edits: [["return forked ? 'fork' : null;", 'void forked;\n  return null;']],
  },
  {
    rule: 'an acknowledgement is believed without the id it names',
    file: HEAR,
    // Its second line of defence: an answer acknowledges no more than its request carried.
    edits: [
      ["if (last?.op.id !== answer.lmId) return rename(renamed('fork'));", 'void last;'],
      ['Math.min(answer.lm, sent.n0 - 1 + sent.ops.length)', 'answer.lm'],
    ],
  },
  {
    rule: 'an answer acknowledges more than its request carried',
    file: HEAR,
    edits: [['Math.min(answer.lm, sent.n0 - 1 + sent.ops.length)', 'answer.lm']],
  },
  {
    rule: 'what comes back before its record is refused',
    file: 'src/shared/standing.ts',
    edits: [["? 'tooEarly' : 'no';", "? 'no' : 'no';"]],
  },
  {
    rule: 'rights are judged as of now only',
    file: 'src/shared/standing.ts',
    edits: [["if (!WORK.has(op.kind)) return 'no';", "return 'no';"]],
  },
  {
    rule: 'a sent entry leaves the screen once the cursor has passed it, though pages are to come',
    file: HEAR,
    edits: [
      [
        'whole: takesRows && !answer.more ? answer.upto : state.whole',
        'whole: takesRows ? answer.upto : state.whole',
      ],
    ],
  },
  {
    rule: 'a record that went to another place stays on the phones of the old one',
    file: HEAR,
    edits: [["gone: takesRows && next.scope !== '*' ? goneFrom(answer.rows) : [],", 'gone: [],']],
  },
  {
    rule: 'an answer from another epoch is believed',
    file: HEAR,
    edits: [
      ['if (sent.client !== state.client || sent.epoch !== state.epoch) return null;', ''],
      ['if (answer.client !== state.client) return null;', ''],
      ['if (state.epoch !== null && answer.epoch !== state.epoch) return null;', ''],
    ],
  },
  {
    rule: 'a late answer moves a cursor it does not start from',
    file: HEAR,
    edits: [['const sameCursor = answer.since === state.since;', 'const sameCursor = true;']],
  },
  {
    rule: 'a sent entry leaves the screen before its row is here',
    file: FOLD,
    edits: [
      [
        'const sent = kept.filter((entry) => entry.head > state.whole);',
        'const sent = kept.filter(() => false);',
      ],
    ],
  },
  {
    rule: 'rows that a full download left out stay',
    file: HEAR,
    edits: [['dropStale: takesRows && !answer.more && !state.cloned,', 'dropStale: false,']],
  },
  {
    rule: 'the day of a value that somebody replaced is nobody’s',
    file: ASSIGNMENT,
    edits: [['...replaced.reduce<W>(withDay, body), readings', '...body, readings']],
  },
  {
    rule: 'a tick that comes again counts again',
    file: ASSIGNMENT,
    edits: [
      [
        'return known ? tick : { ...tick, marks: [...tick.marks, mark] };',
        'void known;\n  return { ...tick, marks: [...tick.marks, mark] };',
      ],
    ],
  },
  {
    rule: 'a renamed phone forgets what it had been told is sent',
    file: MEMORY_PHONE,
    edits: [
      [
        'const again = requeue(state, [...kept, ...waiting]);',
        'const again = requeue(state, waiting);',
      ],
    ],
  },
  {
    rule: 'the phone’s own clock decides when to forget what was sent',
    file: MEMORY_PHONE,
    edits: [['e.ackedAt >= before', 'e.at >= before']],
  },
  {
    rule: 'a kept entry is forgotten before its row is here',
    file: HEAR,
    edits: [
      [
        '{ head: Math.min(answer.dur, next.whole), before: null }',
        '{ head: answer.dur, before: null }',
      ],
    ],
  },
];
