import { describe, expect, test } from 'vitest';
import { planBatch } from '../../../src/client/local/import/plan-ops.ts';
import { readTemplate } from '../../../src/client/local/import/templates.ts';
import { defaultClosing } from '../../../src/shared/calendar/closing.ts';
import { readOp } from '../../../src/shared/op.ts';
import { PlanTemplate } from '../../../src/shared/plan/templates.ts';
import { filesIn, read } from '../../support/source.ts';

const IDS = [
  'phuoc-binh-2026',
  'quang-ngai-q4-2025',
  'party-committee-2025',
  'skhcn-report-2025h1',
] as const;
const FOLDER = 'src/shared/plan/templates';

test('every plan of the app is one that can be chosen, and has the shape of one', () => {
  const files = filesIn(FOLDER);
  expect(files.sort()).toEqual(IDS.map((id) => `${FOLDER}/${id}.json`).sort());
  for (const file of files) expect(() => PlanTemplate.parse(JSON.parse(read(file)))).not.toThrow();
});

describe.each(IDS)('%s', (id) => {
  test('becomes ops that the ward takes, each task under a section that it names', async () => {
    const draft = await readTemplate(id);
    const when = { today: '2026-01-20', closing: defaultClosing };
    const batch = planBatch(draft, null, {}, when);
    const ids = Array.from({ length: batch.size }, (_, index) => `c.${index + 1}.x`);
    const bodies = batch.bodies(ids);
    const { indicators, budget } = draft.head;
    expect(bodies).toHaveLength(draft.rows.length + indicators.length + budget.length + 1);
    for (const [index, { kind, ...fields }] of bodies.entries()) {
      expect(readOp(ids[index] ?? '', kind, fields), JSON.stringify(fields)).not.toBeNull();
    }
    const codes = new Set(draft.head.sections.map(({ code }) => code));
    expect(draft.rows.filter(({ section }) => !codes.has(section))).toEqual([]);
  });
});
