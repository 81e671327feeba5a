import { describe, expect, test } from 'vitest';
import type { SourceBlock } from '../../../src/shared/plan/table.ts';
import phuocBinh from '../../fixtures/office/plans/phuoc-binh-2026.json' with { type: 'json' };
import quangNgai from '../../fixtures/office/plans/quang-ngai-q4-2025.json' with { type: 'json' };
import { draftOf, paragraph, table } from './source.ts';

/** Numbers from a seed, so that a shape that fails can be looked at again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x9e3779b9) >>> 0;
    return (state >>> 8) % sides;
  };
}

type Task = {
  appendix?: string;
  section: string | null;
  no: string | null;
  title_vi: string;
  lead: string;
  coordinating: string[];
  result_vi: string | null;
  deadline_text: string;
};
type Section = { appendix?: string; code: string; title_vi: string };
type Cells = {
  no: string;
  title: string;
  lead: string;
  helpers: string;
  result: string;
  deadline: string;
};
const COLUMNS = ['no', 'title', 'lead', 'helpers', 'result', 'deadline'] as const;

const SPELLINGS: Record<(typeof COLUMNS)[number], string[]> = {
  no: ['STT', 'TT', 'Số TT', 'stt'],
  title: [
    'Nội dung nhiệm vụ',
    'NHIỆM VỤ',
    'Tên nhiệm vụ',
    'Nội dung\ncông việc',
    'Noi dung, nhiem vu',
  ],
  lead: ['Đơn vị chủ trì', 'CƠ QUAN CHỦ TRÌ', 'Đơn vị thực hiện', 'Co quan chu tri', 'Chủ trì'],
  helpers: ['Đơn vị phối hợp', 'Phối hợp', 'CƠ QUAN PHỐI HỢP', 'Don vi phoi hop'],
  result: ['Kết quả', 'Sản phẩm', 'Dự kiến kết quả', 'Kết quả/sản phẩm đầu ra'],
  deadline: [
    'Thời gian hoàn thành',
    'Thời hạn',
    'THỜI GIAN THỰC HIỆN',
    'Tiến độ',
    'Han hoan thanh',
  ],
};

/** A plan's rows in one of the many ways people lay them out. */
function shaped(tasks: Task[], sections: Section[], seed: number): SourceBlock[] {
  const roll = dice(seed);
  const order = [...COLUMNS];
  if (roll(3) === 0) order.splice(2, 4, 'deadline', 'helpers', 'lead', 'result');
  const headings = order.map((column) => SPELLINGS[column][roll(SPELLINGS[column].length)] ?? '');
  const merged = roll(2) === 0;
  const together = roll(2) === 0;
  const ditto = roll(3);
  const blanks = roll(3) === 0;
  const rows: string[][] = [];
  let above: Cells | null = null;
  let section: string | null = null;
  let belowTask = 0;
  for (const task of tasks) {
    const head = sections.find(
      ({ code, appendix }) => code === task.section && appendix === task.appendix,
    );
    if (head && head.code !== section) {
      section = head.code;
      const code = /^[IVX]+$/.test(head.code) ? head.code : '';
      const spread = order.slice(2).map(() => (merged ? '<' : ''));
      if (together && merged)
        rows.push([`${code ? `${code}. ` : ''}${head.title_vi}`, '<', ...spread]);
      else rows.push([code, head.title_vi, ...spread]);
    }
    const cells: Cells = {
      no: task.no ?? '',
      title: roll(4) === 0 ? task.title_vi.replace(' ', '\n') : task.title_vi,
      lead: task.lead,
      helpers: task.coordinating.join(roll(2) === 0 ? '; ' : '\n'),
      result: task.result_vi ?? '',
      deadline: roll(3) === 0 ? task.deadline_text.replace(' ', '\u00A0') : task.deadline_text,
    };
    const last: Cells | null = above;
    const isBelowTask = rows.length > 0 && rows.length === belowTask;
    above = { ...cells };
    for (const column of ['lead', 'result', 'deadline'] as const) {
      const same =
        last !== null &&
        last[column].replace(/\s/g, ' ') === cells[column].replace(/\s/g, ' ') &&
        cells[column] !== '';
      if (same && ditto === 1) cells[column] = 'nt';
      if (same && ditto === 2 && isBelowTask) cells[column] = '^';
    }
    rows.push(order.map((column) => cells[column]));
    belowTask = rows.length;
    if (blanks && roll(5) === 0) rows.push(order.map(() => ''));
    if (roll(12) === 0) rows.push([...headings]);
  }
  return [
    paragraph('PHỤ LỤC I'),
    table(['ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']),
    ...split(headings, rows, roll),
    table(['Nơi nhận:\n- Như trên;\n- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH']),
  ];
}

/** One table, or two as a page break leaves them: the second with headings again or without. */
function split(
  headings: string[],
  rows: string[][],
  roll: (sides: number) => number,
): SourceBlock[] {
  const way = roll(4);
  const at = Math.floor(rows.length / 2);
  const breaks = way < 2 && !rows[at]?.includes('^');
  if (!breaks) return [table(headings, ...rows)];
  const second = rows.slice(at);
  return [
    table(headings, ...rows.slice(0, at)),
    paragraph(''),
    table(...(way === 0 ? [headings, ...second] : second)),
  ];
}

const plans: [string, Task[], Section[], number][] = [
  ['the ward’s plan', phuocBinh.tasks, phuocBinh.sections, 2026],
  ...['I', 'II', 'III', 'IV'].map((code): [string, Task[], Section[], number] => [
    `appendix ${code} of the province’s plan`,
    (quangNgai.tasks as Task[]).filter(({ appendix }) => appendix === code),
    quangNgai.sections as Section[],
    2025,
  ]),
];

describe('in sixty shapes each', () => {
  test.each(plans)('%s', (name, tasks, sections, year) => {
    const figures = {
      expected: 0,
      rows: 0,
      falseRows: 0,
      cells: 0,
      wrong: 0,
      unnoticed: [] as string[],
    };
    for (let seed = 1; seed <= 60; seed += 1) {
      const draft = draftOf(shaped(tasks, sections, seed), { year });
      const found = new Map(draft.tasks.map((task) => [task.title, task]));
      figures.expected += tasks.length;
      figures.falseRows +=
        draft.tasks.length - tasks.filter(({ title_vi }) => found.has(title_vi)).length;
      for (const task of tasks) {
        const read = found.get(task.title_vi);
        if (!read) continue;
        figures.rows += 1;
        const pairs: [string, unknown, unknown][] = [
          ['no', read.no, task.no],
          [
            'section',
            read.section,
            /^[IVX]+$/.test(task.section ?? '') ? task.section : read.section,
          ],
          ['lead', read.lead, task.lead],
          ['result', read.result, task.result_vi],
          ['deadline', read.deadlineText, task.deadline_text],
        ];
        for (const [cell, is, should] of pairs) {
          figures.cells += 1;
          if (is === should) continue;
          figures.wrong += 1;
          const noted = draft.problems.some(
            ({ table: at, row }) => at === read.at.table && row === read.at.row,
          );
          if (!noted)
            figures.unnoticed.push(`seed ${seed} ${task.no} ${cell}: ${is} for ${should}`);
        }
      }
    }
    console.log(
      `${name}: ${figures.rows}/${figures.expected} rows, ${figures.falseRows} false, ${figures.wrong}/${figures.cells} cells wrong, ${figures.unnoticed.length} unnoticed`,
    );
    expect(figures.unnoticed).toEqual([]);
    expect(figures.falseRows).toBe(0);
    expect(figures.rows / figures.expected).toBeGreaterThanOrEqual(0.98);
  });
});
