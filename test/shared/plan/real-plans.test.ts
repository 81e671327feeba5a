import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openOffice } from '../../../src/office/open.ts';
import type { PlanDraft } from '../../../src/shared/plan/draft.ts';
import type { SourceBlock } from '../../../src/shared/plan/table.ts';
import party from '../../fixtures/office/plans/party-committee-2025.json' with { type: 'json' };
import phuocBinh from '../../fixtures/office/plans/phuoc-binh-2026.json' with { type: 'json' };
import quangNgai from '../../fixtures/office/plans/quang-ngai-q4-2025.json' with { type: 'json' };
import report from '../../fixtures/office/plans/skhcn-report-2025h1.json' with { type: 'json' };
import {
  partyDocument,
  phuocBinhDocument,
  quangNgaiDocument,
  reportDocument,
} from '../../office/plan-documents.ts';
import { draftOf } from './source.ts';

type Expected = {
  no: string | null;
  title_vi: string;
  lead: string;
  lead_codes?: string[];
  coordinating_codes?: string[];
  result_vi: string | null;
  deadline_text: string;
};

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/office/${name}`, import.meta.url));

function blocksOf(bytes: Uint8Array): SourceBlock[] {
  const pages = openOffice(bytes);
  if ('refused' in pages) throw new Error(pages.refused);
  return pages.blocks;
}

/** The same document with every text changed. */
function changed(blocks: SourceBlock[], change: (text: string) => string): SourceBlock[] {
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? { ...block, text: change(block.text) }
      : {
          ...block,
          rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: change(cell.text) }))),
        },
  );
}

/** How much of what was printed came back, and whether anything wrong went unnoticed. */
function compare(draft: PlanDraft, expected: Expected[]) {
  const found = new Map(draft.tasks.map((task) => [task.title, task]));
  const figures = { rows: 0, deadlines: 0, cells: 0, wrong: 0, unnoticed: 0, falseRows: 0 };
  figures.falseRows =
    draft.tasks.length - expected.filter(({ title_vi }) => found.has(title_vi)).length;
  for (const task of expected) {
    const read = found.get(task.title_vi);
    if (!read) continue;
    figures.rows += 1;
    if (read.deadlineText === task.deadline_text) figures.deadlines += 1;
    const cells: [unknown, unknown][] = [
      [read.no, task.no],
      [read.lead, task.lead],
      [read.deadlineText, task.deadline_text],
    ];
    cells.push([read.result, task.result_vi]);
    if (task.lead_codes) cells.push([read.leads, task.lead_codes]);
    if (task.coordinating_codes) cells.push([read.coordinating, task.coordinating_codes]);
    for (const [is, should] of cells) {
      figures.cells += 1;
      if (JSON.stringify(is) === JSON.stringify(should)) continue;
      figures.wrong += 1;
      const noted = draft.problems.some(
        ({ table, row }) => table === read.at.table && row === read.at.row,
      );
      if (!noted) figures.unnoticed += 1;
    }
  }
  return figures;
}

const ward = phuocBinh.tasks as Expected[];
const province = quangNgai.tasks as Expected[];
const noBreak = (text: string) => text.normalize('NFD').replaceAll(' ', '\u00A0');

describe('the real plans come back', () => {
  test.each<[string, () => SourceBlock[], number, Expected[]]>([
    ['the ward’s plan as Word writes it', () => blocksOf(phuocBinhDocument()), 2026, ward],
    [
      'the same with letters taken apart and no-break spaces',
      () => changed(blocksOf(phuocBinhDocument()), noBreak),
      2026,
      ward,
    ],
    [
      'the ward’s plan from LibreOffice',
      () => blocksOf(fixture('ward-two-level.docx')),
      2026,
      ward,
    ],
    ['the ward’s plan as a sheet', () => blocksOf(fixture('ward-tasks.xlsx')), 2026, ward],
    ['the province’s plan as Word writes it', () => blocksOf(quangNgaiDocument()), 2025, province],
    [
      'the province’s plan from LibreOffice',
      () => blocksOf(fixture('province.docx')),
      2025,
      province,
    ],
    ['the province’s plan as a sheet', () => blocksOf(fixture('province.xlsx')), 2025, province],
  ])('%s', (name, blocks, year, expected) => {
    const figures = compare(draftOf(blocks(), { year }), expected);
    console.log(
      `${name}: ${figures.rows}/${expected.length} rows, ${figures.falseRows} false, ${figures.deadlines}/${expected.length} deadline texts, ${figures.wrong}/${figures.cells} cells wrong, ${figures.unnoticed} unnoticed`,
    );
    expect(figures.rows / expected.length).toBeGreaterThanOrEqual(0.98);
    expect(figures.deadlines / expected.length).toBeGreaterThanOrEqual(0.98);
    expect(figures.falseRows).toBe(0);
    expect(figures.unnoticed).toBe(0);
  });

  test('the Party committee’s plan, written without a table', () => {
    const draft = draftOf(blocksOf(partyDocument()), { year: 2025 });
    const figures = compare(draft, party.tasks as Expected[]);
    expect(figures).toMatchObject({ rows: 8, falseRows: 0, deadlines: 8, wrong: 0 });
    expect(draft.tasks.every(({ section }) => section === 'II')).toBe(true);
  });

  test('the department’s report, under two levels of headings', () => {
    const draft = draftOf(blocksOf(reportDocument()), { year: 2025 });
    expect(
      draft.tasks.map(({ section, no, title, result }) => [section, no, title, result]),
    ).toEqual(
      report.tasks.map((task) => [task.group, task.no, task.title_vi, task.result_summary_vi]),
    );
  });

  test('every deadline of the plans is read or pointed at', () => {
    for (const [bytes, year] of [
      [phuocBinhDocument(), 2026],
      [quangNgaiDocument(), 2025],
    ] as const) {
      const draft = draftOf(blocksOf(bytes), { year });
      for (const { deadline, at } of draft.tasks) {
        const understood =
          deadline.due !== null || deadline.recurrence !== null || deadline.kind === 'event';
        expect(understood || draft.problems.some(({ row }) => row === at.row)).toBe(true);
      }
    }
  });

  test('tasks stand under the sections and appendices they are printed in', () => {
    const wardDraft = draftOf(blocksOf(phuocBinhDocument()));
    expect(wardDraft.tasks.map(({ section, no }) => `${section}.${no}`)).toEqual(
      phuocBinh.tasks.map(({ key }) => key),
    );
    const provinceDraft = draftOf(blocksOf(quangNgaiDocument()), { year: 2025 });
    expect(provinceDraft.tasks.map(({ appendix }) => appendix)).toEqual(
      quangNgai.tasks.map(({ appendix }) => appendix),
    );
    expect(
      new Set(provinceDraft.tasks.map(({ appendix, section }) => `${appendix}/${section}`)),
    ).toContain('III/Nhiệm vụ chung');
    expect(provinceDraft.tasks.find(({ appendix }) => appendix === 'II')?.section).toBeNull();
  });

  test('all 25 indicators with target, direction, performer and monitor', () => {
    const { indicators } = draftOf(blocksOf(phuocBinhDocument()));
    expect(
      indicators.map(
        ({ no, title, unit, direction, target, targetText, performers, monitors }) => ({
          no,
          title,
          unit,
          direction,
          target,
          targetText,
          performers,
          monitors,
        }),
      ),
    ).toEqual(
      phuocBinh.indicators.map((one) => ({
        no: one.no,
        title: one.title_vi,
        unit: one.unit,
        direction: one.direction,
        target: one.target,
        targetText: one.target_text,
        performers: one.performer_codes,
        monitors: one.monitor_codes,
      })),
    );
  });

  test.each([
    ['Word', () => phuocBinhDocument()],
    ['a sheet', () => fixture('ward-budget.xlsx')],
  ])('14 budget lines and their total from %s', (_, bytes) => {
    const draft = draftOf(blocksOf(bytes()));
    expect(draft.budget.map(({ amount }) => amount)).toEqual(
      phuocBinh.budget.map((line) => line.amount_million_vnd),
    );
    expect(draft.budgetTotal).toBe(8073);
    expect(
      draft.problems.filter(({ why }) => why.startsWith('amount') || why.startsWith('total')),
    ).toEqual([]);
  });

  test('the number that stands twice and those left out are information', () => {
    const { problems } = draftOf(blocksOf(phuocBinhDocument()));
    expect(
      problems
        .filter(({ why }) => why.startsWith('number'))
        .map(({ why, read }) => `${why} ${read}`),
    ).toEqual(['numberRepeated 6', 'numberSkipped 16']);
  });

  test('rows numbered by Word itself', () => {
    const draft = draftOf(blocksOf(fixture('ward-numbered.docx')));
    expect(draft.tasks.map(({ no }) => no)).toEqual(['1', '2', '3', '4', '5']);
    expect(draft.problems).toEqual([]);
  });
});
