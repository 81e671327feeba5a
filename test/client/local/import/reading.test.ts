import { expect, test } from 'vitest';
import { changesOf } from '../../../../src/client/local/import/changes.ts';
import { guessDocument } from '../../../../src/client/local/import/guess-document.ts';
import { rowsFrom } from '../../../../src/client/local/import/plan-draft.ts';
import { readDocument } from '../../../../src/client/local/import/read-document.ts';
import { otherProblems, rowsOf } from '../../../../src/client/local/import/rows-of.ts';
import { readTemplate } from '../../../../src/client/local/import/templates.ts';
import { openOffice, openPasted } from '../../../../src/office/open.ts';
import { readPlan } from '../../../../src/shared/plan/read-plan.ts';
import {
  partyDocument,
  phuocBinhDocument,
  quangNgaiDocument,
} from '../../../office/plan-documents.ts';

function read(pages: ReturnType<typeof openOffice>, year: number) {
  if ('refused' in pages) throw new Error(pages.refused);
  const draft = readPlan(pages.blocks, { year });
  if ('refused' in draft) throw new Error(draft.refused);
  return { draft, blocks: pages.blocks, rows: rowsOf(draft, pages.blocks) };
}

test('every task stands beside the cells it was read from', () => {
  const { rows } = read(openOffice(phuocBinhDocument()), 2026);
  expect(rows).toHaveLength(32);
  for (const { task, source } of rows) {
    expect(source.join(' ')).toContain(task.title);
    expect(source.join(' ')).toContain(task.deadlineText);
  }
});

test('a problem of a task row stands at that row, and those of money and indicators at none', () => {
  const { draft, rows } = read(openOffice(quangNgaiDocument()), 2025);
  const atRows = rows.flatMap(({ problems }) => problems);
  expect(atRows.length).toBeGreaterThan(0);
  for (const { task, problems } of rows) {
    expect(problems.every(({ row, table }) => row === task.at.row && table === task.at.table)).toBe(
      true,
    );
  }
  expect(atRows.length + otherProblems(draft).length).toBe(draft.problems.length);
  const ward = read(openOffice(phuocBinhDocument()), 2026);
  expect(otherProblems(ward.draft).map(({ why }) => why)).not.toContain('totalMissing');
});

test('tasks written as paragraphs stand beside their paragraphs', () => {
  const { rows } = read(openOffice(partyDocument()), 2025);
  expect(rows).toHaveLength(8);
  expect(rows[0]?.source.join('\n')).toContain(rows[0]?.task.title);
  expect(rows[0]?.source.some((line) => line.includes(rows[0]?.task.deadlineText ?? '?'))).toBe(
    true,
  );
});

test('the head of a document names its number, its day and the plan’s year', () => {
  const { blocks } = read(openOffice(phuocBinhDocument()), 2026);
  expect(guessDocument(blocks)).toEqual({
    title: null,
    number: '09/KH-UBND',
    date: '2026-01-15',
    year: 2026,
  });
});

test('a line below KẾ HOẠCH is its title, and the title’s year counts', () => {
  const pages = openPasted(
    '<p>KẾ HOẠCH</p><p>Chuyển đổi số năm 2027 của phường</p><table><tr><td>TT</td></tr></table>',
  );
  if ('refused' in pages) throw new Error(pages.refused);
  expect(guessDocument(pages.blocks)).toMatchObject({
    title: 'Kế hoạch Chuyển đổi số năm 2027 của phường',
    year: 2027,
  });
});

test('a title may be one line in capitals; a cell that says “Kế hoạch” among others is none', () => {
  const head = (html: string) => {
    const pages = openPasted(html);
    if ('refused' in pages) throw new Error(pages.refused);
    return guessDocument(pages.blocks);
  };
  const row = '<tr><td>1</td><td>Mở lớp</td><td>Kế hoạch</td><td>Quý I/2026</td></tr>';
  expect(head(`<table>${row}</table>`).title).toBeNull();
  const title = 'KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026 CỦA UBND PHƯỜNG';
  const table = `<table><tr><td colspan="4">${title}</td></tr>${row}</table>`;
  expect(head(table)).toMatchObject({ title, year: 2026 });
});

test('the ward’s own plan, read again from its document, is the same 32 tasks', async () => {
  const { rows } = read(openOffice(phuocBinhDocument()), 2026);
  const { head, rows: old } = await readTemplate('phuoc-binh-2026');
  const tasks = old.map((row) => ({
    ...row,
    id: `t${row.id}`,
    planId: 'p',
    order: row.id,
    given: [],
  }));
  const had = new Set<string>();
  const plan = { id: 'p', title: head.title, number: head.number, tasks, had };
  const changes = changesOf({ head: { ...head, revises: 'p' }, rows: rowsFrom(rows) }, [plan]);
  expect(changes?.changed.map(({ after, fields }) => [after.title, fields])).toEqual([]);
  expect(changes?.same).toHaveLength(32);
  expect([changes?.added, changes?.gone]).toEqual([[], []]);
});

test('sections of several appendices are told apart, those of a single one keep their number', () => {
  const province = rowsFrom(read(openOffice(quangNgaiDocument()), 2025).rows);
  expect(new Set(province.map(({ section }) => section)).has('I.I')).toBe(true);
  const ward = rowsFrom(read(openOffice(phuocBinhDocument()), 2026).rows);
  expect([...new Set(ward.map(({ section }) => section))]).toEqual(['I', 'II', 'III', 'V', 'VI']);
});

test('who leaves before a document begins to be read has nothing read', async () => {
  const question = { source: { text: 'TT' }, name: '', year: 2026, ownUnits: [] };
  const left = AbortSignal.abort('left');
  await expect(readDocument(question, () => undefined, left)).rejects.toBe('left');
});
