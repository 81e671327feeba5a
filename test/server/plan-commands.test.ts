import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../support/source.ts';

/** The command line as an operator runs it: a process of its own, its exit code and both its outputs. */
const folder = mkdtempSync(join(tmpdir(), 'to-so-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function toso(args: string[], input = '') {
  const env = { ...process.env, INIT_CWD: folder };
  const options = { cwd: ROOT, env, input, encoding: 'utf8', timeout: 20_000 } as const;
  return spawnSync(process.execPath, ['src/server/cli.ts', ...args], options);
}

test('a Word plan of a province comes out as its 49 tasks, as JSON', () => {
  const file = join(ROOT, 'test/fixtures/office/province.docx');
  const { status, stdout } = toso(['plan', file, '--year', '2025', '--json']);
  expect(status).toBe(0);
  const plan = JSON.parse(stdout);
  expect(plan.tasks).toHaveLength(49);
  expect(Object.keys(plan)).toEqual(['tasks', 'indicators', 'budget', 'budgetTotal', 'problems']);
});

test('a pasted table is read from standard input', () => {
  const pasted = 'TT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian\n1\tMở lớp\tPhòng VHXH\tQuý II/2026\n';
  const { stdout } = toso(['plan', '-', '--year', '2026', '--json'], pasted);
  const [task] = JSON.parse(stdout).tasks;
  expect([task.title, task.leads, task.deadline.due]).toEqual(['Mở lớp', ['PVHXH'], '2026-06-30']);
});

test.each([
  ['a file that is no document', 'not an office file', /không phải Word, Excel hay CSV/],
  ['a half-downloaded document', 'PK\u0003\u0004rest is missing', /bị hỏng hoặc chưa tải xong/],
  ['an empty file', '', /trống/],
])(
  '%s is refused in one sentence, with exit code 2, and nothing is printed',
  (name, content, why) => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.docx`);
    writeFileSync(file, content);
    const { status, stdout, stderr } = toso(['plan', file, '--year', '2026']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  },
);

test('a file that is not there, or a year that is missing, is refused as well', () => {
  expect(toso(['plan', 'khong-co.docx', '--year', '2026']).status).toBe(2);
  expect(toso(['plan', 'khong-co.docx']).status).toBe(2);
});

test('a printed deadline comes out as it is read', () => {
  const { stdout } = toso(['deadline', 'Trước ngày 20/12/2025', '--year', '2025']);
  expect(JSON.parse(stdout)).toMatchObject({
    kind: 'date',
    due: '2025-12-20',
    strictlyBefore: true,
    problem: null,
  });
});
