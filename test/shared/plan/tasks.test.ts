import { describe, expect, test } from 'vitest';
import { readPlan } from '../../../src/shared/plan/read-plan.ts';
import { draftOf, HEADINGS, paragraph, table, whys } from './source.ts';

const task = (no: string, title: string, lead = 'Phòng VHXH', deadline = 'Quý II/2026') => [
  no,
  title,
  lead,
  'Công an phường',
  'Báo cáo',
  deadline,
];
const titles = (blocks: Parameters<typeof draftOf>[0]) =>
  draftOf(blocks).tasks.map(({ title }) => title);

describe('finding the tables', () => {
  test('letterheads, recipients and other tables are passed over', () => {
    const blocks = [
      table(['UBND PHƯỜNG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']),
      table(HEADINGS, task('1', 'Mở lớp')),
      table(['Nơi nhận:\n- Lưu: VT', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH']),
    ];
    expect(titles(blocks)).toEqual(['Mở lớp']);
  });

  test('a file without such a table is refused', () => {
    expect(
      readPlan([paragraph('Kính gửi'), table(['Nơi nhận', 'CHỦ TỊCH'])], { year: 2026 }),
    ).toEqual({ refused: 'noTable' });
  });

  test.each([
    [
      [
        'TT',
        'Tên nhiệm vụ',
        'Cơ quan chủ trì',
        'Cơ quan phối hợp',
        'Dự kiến kết quả',
        'Thời hạn hoàn thành',
      ],
    ],
    [
      [
        'STT',
        'NỘI DUNG CÔNG VIỆC',
        'ĐƠN VỊ THỰC HIỆN',
        'ĐƠN VỊ PHỐI HỢP',
        'SẢN PHẨM ĐẦU RA',
        'TIẾN ĐỘ',
      ],
    ],
    [['So TT', 'Noi dung, nhiem vu', 'Don vi chu tri', 'Phoi hop', 'Ket qua', 'Thoi gian']],
    [
      [
        'Stt',
        'Nhiệm vụ, giải pháp',
        'Phòng, ban chủ trì thực hiện',
        'Đơn vị phối hợp thực hiện',
        'Sản phẩm/kết quả',
        'Hạn hoàn thành',
      ].map((text) => text.normalize('NFD')),
    ],
  ])('headings as %j', (headings) => {
    const [read] = draftOf([table(headings, task('1', 'Mở lớp'))]).tasks;
    expect(read).toMatchObject({
      no: '1',
      title: 'Mở lớp',
      leads: ['PVHXH'],
      coordinating: ['CAP'],
      result: 'Báo cáo',
      deadlineText: 'Quý II/2026',
    });
  });

  test('columns in any order, with one nobody knows', () => {
    const draft = draftOf([
      table(
        ['Thời hạn', 'Căn cứ', 'Đơn vị chủ trì', 'Nhiệm vụ'],
        ['30/6/2026', 'QĐ 12', 'Công an phường', 'Mở lớp'],
      ),
    ]);
    expect(draft.tasks[0]).toMatchObject({
      no: null,
      title: 'Mở lớp',
      leads: ['CAP'],
      deadlineText: '30/6/2026',
    });
    expect(whys(draft)).toContain('1.2 columnUnknown');
  });

  test('headings on two levels, numbered columns, headings repeated on the next page', () => {
    const draft = draftOf([
      table(
        ['STT', 'Nhiệm vụ', 'Đơn vị', '<', 'Kết quả', 'Thời gian', '<'],
        ['^', '^', 'Chủ trì', 'Phối hợp', '^', 'Bắt đầu', 'Hoàn thành'],
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
        ['1', 'Mở lớp', 'Phòng VHXH', 'Công an phường', 'Kế hoạch', 'Tháng 1/2026', 'Tháng 6/2026'],
        ['STT', 'Nhiệm vụ', 'Đơn vị', '<', 'Kết quả', 'Thời gian', '<'],
        ['^', '^', 'Chủ trì', 'Phối hợp', '^', 'Bắt đầu', 'Hoàn thành'],
        ['2', 'Tuyên truyền', 'Trạm Y tế', '', 'Tin bài', 'Tháng 2/2026', 'Tháng 7/2026'],
      ),
    ]);
    expect(
      draft.tasks.map(({ title, leads, deadlineText }) => [title, leads, deadlineText]),
    ).toEqual([
      ['Mở lớp', ['PVHXH'], 'Tháng 6/2026'],
      ['Tuyên truyền', ['TYT'], 'Tháng 7/2026'],
    ]);
  });

  test('a table that goes on without headings is read with those before, and says so', () => {
    const draft = draftOf([
      table(HEADINGS, ['I', 'Nhận thức', '<', '<', '<', '<'], task('1', 'a')),
      paragraph(''),
      table(task('2', 'b')),
    ]);
    expect(draft.tasks.map(({ title, section }) => [title, section])).toEqual([
      ['a', 'I'],
      ['b', 'I'],
    ]);
    expect(whys(draft)).toContain('1.0 headerCarried');
  });

  test('a wide table of something else is passed over, and said to be', () => {
    const draft = draftOf([
      table(HEADINGS, task('1', 'a')),
      table(['Khu phố', 'Số hộ', 'Tổ trưởng'], ['1', '320', 'Chưa có']),
    ]);
    expect(draft.problems).toEqual([
      { table: 2, row: 1, column: 0, read: 'Khu phố | Số hộ | Tổ trưởng', why: 'tableSkipped' },
    ]);
  });

  test('no lead or deadline column is said once for the table', () => {
    const draft = draftOf([
      table(
        ['TT', 'Nhiệm vụ', 'Kết quả thực hiện'],
        ['1', 'Mở lớp', 'Đã mở 3 lớp'],
        ['2', 'Tuyên truyền', 'Đảm bảo'],
      ),
    ]);
    expect(draft.tasks).toHaveLength(2);
    expect(whys(draft)).toEqual(['1.0 noLeadColumn', '1.0 noDeadlineColumn']);
  });
});

describe('telling rows apart', () => {
  const rows = (...more: string[][]) =>
    draftOf([paragraph('PHỤ LỤC II'), table(HEADINGS, ...more)]);

  test('section rows: merged, in one cell, unmerged, by letters within numerals, without a number', () => {
    const draft = rows(
      ['A. NHIỆM VỤ CHUNG', '<', '<', '<', '<', '<'],
      ['I', 'Nhận thức', '<', '<', '<', '<'],
      task('1', 'a'),
      ['II.', 'Thể chế', '', '', '', ''],
      task('1', 'b'),
      ['Phần B - Nhiệm vụ riêng', '<', '<', '<', '<', '<'],
      task('1', 'c'),
      ['', 'Việc khác', '<', '<', '<', '<'],
      task('1', 'd'),
    );
    expect(draft.tasks.map(({ section, title }) => `${section}:${title}`)).toEqual([
      'A.I:a',
      'A.II:b',
      'B:c',
      'B / Việc khác:d',
    ]);
    expect(draft.tasks.every(({ appendix }) => appendix === 'II')).toBe(true);
    expect(draft.problems).toEqual([]);
  });

  test('a heading that only its emptiness gives away is doubtful', () => {
    const draft = rows(['', 'Các nhiệm vụ thường xuyên', '', '', '', ''], task('1', 'a'));
    expect(draft.tasks.map(({ section }) => section)).toEqual(['Các nhiệm vụ thường xuyên']);
    expect(whys(draft)).toEqual(['2.2 sectionGuessed']);
  });

  test('totals, signatures and empty rows are no tasks; work that begins with the word is', () => {
    const draft = rows(
      task('1', 'Tổng hợp báo cáo'),
      ['', '', '', '', '', ''],
      ['', 'Tổng cộng: 1 nhiệm vụ', '<', '<', '<', '<'],
      ['Người lập biểu', '<', '', '', 'CHỦ TỊCH', ''],
    );
    expect(draft.tasks.map(({ title }) => title)).toEqual(['Tổng hợp báo cáo']);
  });

  test('a row whose words would do as headings is a row, and an office head is no signature', () => {
    const draft = rows(
      task('1', 'a'),
      ['', 'Nhiệm vụ khác', 'Các đơn vị thực hiện', '', '', 'Theo tiến độ'],
      ['Thủ trưởng', 'c', 'Phòng VHXH', '', 'x', 'Năm 2026'],
    );
    expect(draft.tasks.map(({ title }) => title)).toEqual(['a', 'Nhiệm vụ khác', 'c']);
  });

  test('rows below the signature are not lost without a word', () => {
    const draft = rows(
      task('1', 'a'),
      ['', 'Người lập biểu', '', '', '', ''],
      task('2', 'b'),
      task('3', 'c'),
    );
    expect(draft.tasks).toHaveLength(1);
    expect(whys(draft)).toContain('3.0 tableSkipped');
  });

  test('a number typed before the title, and numbers missing or repeated', () => {
    const draft = rows(
      task('', '1. Mở lớp'),
      task('', 'Tuyên truyền'),
      task('3', 'c'),
      task('3', 'd'),
      task('6', 'e'),
    );
    expect(draft.tasks.map(({ no, title }) => [no, title])).toEqual([
      ['1', 'Mở lớp'],
      [null, 'Tuyên truyền'],
      ['3', 'c'],
      ['3', 'd'],
      ['6', 'e'],
    ]);
    expect(whys(draft)).toEqual([
      '3.1 numberEmpty',
      '4.1 numberSkipped',
      '5.1 numberRepeated',
      '6.1 numberSkipped',
    ]);
  });

  test('a task over several rows is one task, for a person to check', () => {
    const draft = rows(
      task('1', 'Mở lớp'),
      ['^', '^', 'Trạm Y tế', '', 'Danh sách', ''],
      ['', '', '', '', '', 'Quý III/2026'],
    );
    expect(draft.tasks).toHaveLength(1);
    expect(draft.tasks[0]).toMatchObject({ leads: ['PVHXH', 'TYT'], result: 'Báo cáo\nDanh sách' });
    expect(whys(draft)).toEqual(['3.3 rowJoined', '4.6 rowJoined']);
  });

  test('a unit merged down holds for every row beside it', () => {
    const draft = rows(task('1', 'a'), ['2', 'b', '^', '^', 'Kế hoạch', '^']);
    expect(draft.tasks[1]).toMatchObject({
      lead: 'Phòng VHXH',
      leads: ['PVHXH'],
      coordinating: ['CAP'],
      deadlineText: 'Quý II/2026',
    });
    expect(draft.problems).toEqual([]);
  });
});

describe('reading cells', () => {
  const one = (cells: string[], ...more: string[][]) => draftOf([table(HEADINGS, ...more, cells)]);

  test.each(['nt', '-nt-', '″', '"', 'Như trên', '//', 'NT'])(
    '%s takes the cell above, as information',
    (mark) => {
      const draft = one(['2', 'b', mark, mark, mark, mark], task('1', 'a'));
      expect(draft.tasks[1]).toMatchObject({
        lead: 'Phòng VHXH',
        leads: ['PVHXH'],
        coordinating: ['CAP'],
        result: 'Báo cáo',
        deadlineText: 'Quý II/2026',
        deadline: { due: '2026-06-30' },
      });
      expect(whys(draft)).toEqual(['3.3 asAbove', '3.4 asAbove', '3.5 asAbove', '3.6 asAbove']);
    },
  );

  test('as above with nothing above is a problem', () => {
    expect(whys(one(['1', 'a', 'nt', '', 'x', 'Năm 2026']))).toEqual([
      '2.3 asAboveNothing',
      '2.3 emptyLead',
    ]);
  });

  test('empty cells that should hold something are named; a dash in the coordinating column is an answer', () => {
    expect(whys(one(['8', '', '', '-', '', ''], task('7', 'x')))).toEqual([
      '2.1 numberSkipped',
      '3.1 rowSkipped',
    ]);
    expect(whys(one(['1', 'a', '', '-', '', '…'], task('7', 'x')))).toEqual(
      expect.arrayContaining(['3.3 emptyLead', '3.5 emptyResult', '3.6 emptyDeadline']),
    );
  });

  test('a deadline nobody can read is a problem and keeps its text', () => {
    const draft = one(task('1', 'a', 'Phòng VHXH', '31/02/2026'));
    expect(draft.tasks[0]).toMatchObject({ deadlineText: '31/02/2026', deadline: { due: null } });
    expect(draft.problems).toEqual([
      { table: 1, row: 2, column: 6, read: '31/02/2026', why: 'deadline.impossibleDate' },
    ]);
  });

  test('line breaks within a cell are spaces, dashes keep their lines', () => {
    const draft = one([
      '1',
      'Mở lớp\nkỹ năng số:\n- buổi 1\n- buổi 2',
      'Văn phòng\nHĐND & UBND',
      '- Phòng VHXH\n- Công an phường',
      'Báo cáo',
      'Quý\u00A0II/2026',
    ]);
    expect(draft.tasks[0]).toMatchObject({
      title: 'Mở lớp kỹ năng số:\n- buổi 1\n- buổi 2',
      lead: 'Văn phòng HĐND & UBND',
      leads: ['VP'],
      coordinating: ['PVHXH', 'CAP'],
      deadlineText: 'Quý II/2026',
    });
  });

  test('one column for lead and helpers', () => {
    const draft = draftOf([
      table(
        ['TT', 'Nhiệm vụ', 'Đơn vị chủ trì, phối hợp', 'Thời hạn'],
        ['1', 'a', 'Chủ trì: Phòng VHXH; Phối hợp: Công an phường', 'Năm 2026'],
      ),
    ]);
    expect(draft.tasks[0]).toMatchObject({ leads: ['PVHXH'], coordinating: ['CAP'] });
    expect(whys(draft)).toContain('1.3 columnMixed');
  });

  test('what the file reader doubted is passed on', () => {
    const source = table(HEADINGS, task('1', 'a'));
    const cell = source.rows[1]?.[2];
    if (cell) cell.doubt = 'nestedTable';
    expect(whys(draftOf([source]))).toEqual(['2.3 nestedTable']);
  });
});

describe('tasks written as paragraphs', () => {
  test('a numbered paragraph with its labelled lines is a task', () => {
    const draft = draftOf([
      paragraph('II. NHIỆM VỤ TRỌNG TÂM'),
      paragraph('1. Phân bổ kinh phí đúng luật'),
      paragraph('Làm chặt chẽ, không trùng lặp.'),
      paragraph('- Cơ quan chủ trì: Sở Tài chính.'),
      paragraph('- Cơ quan phối hợp: Sở KH&CN; Công an tỉnh.'),
      paragraph('- Thời gian hoàn thành: Quý IV/2026.'),
      paragraph('2. Một ý không phải nhiệm vụ'),
    ]);
    expect(draft.tasks).toMatchObject([
      {
        section: 'II',
        no: '1',
        title: 'Phân bổ kinh phí đúng luật',
        leads: ['Sở Tài chính'],
        coordinating: ['Sở Khoa học và Công nghệ', 'Công an tỉnh'],
        deadline: { due: '2026-12-31' },
      },
    ]);
    expect(draft.problems.map(({ table: at, row, why }) => [at, row, why])).toEqual([
      [0, 2, 'fromProse'],
    ]);
  });
});
