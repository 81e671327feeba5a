import { describe, expect, test } from 'vitest';
import { type Deadline, readDeadline } from '../../../src/shared/calendar/deadline.ts';

// Every distinct deadline printed in four documents, read by a person. What a row leaves out is
// null or false.
const nothing: Deadline = {
  kind: 'none',
  due: null,
  recurrence: null,
  rule: null,
  from: null,
  ceiling: null,
  strictlyBefore: false,
  event: null,
  problem: null,
};
const continuous: Partial<Deadline> = { kind: 'recurring', recurrence: 'continuous' };

function expectRows(year: number, rows: [text: string, expected: Partial<Deadline>][]) {
  test.each(rows)('%s', (text, expected) => {
    expect(readDeadline(text, year)).toEqual({ ...nothing, ...expected });
  });
}

function event(text: string, ceiling: string): [string, Partial<Deadline>] {
  return [text, { kind: 'event', event: text, ceiling }];
}

describe('plan 09/KH-UBND of phường Phước Bình, 2026', () => {
  expectRows(2026, [
    ['Thường xuyên', continuous],
    ['Hằng năm', { kind: 'recurring', recurrence: 'yearly', due: '2026-12-31' }],
    ['Quý I/2026', { kind: 'quarter', due: '2026-03-31' }],
    ['Quý II/2026', { kind: 'quarter', due: '2026-06-30' }],
    ['Năm 2026', { kind: 'year', due: '2026-12-31' }],
    event('Theo Kế hoạch của UBND tỉnh năm 2026', '2026-12-31'),
    event('Thực hiện theo kế hoạch của UBND tỉnh năm 2026', '2026-12-31'),
    event('Theo Đề án của UBND tỉnh năm 2026', '2026-12-31'),
  ]);
});

describe('what its scan shows where the slash was lost is not guessed', () => {
  expectRows(2026, [
    ['Quy 112026', { problem: 'unreadable' }],
    ['Quy 12026', { problem: 'unreadable' }],
  ]);
});

describe('its reporting rules, in the words of the transcript', () => {
  const unsaid = { event: 'không ghi ngày nộp', problem: 'dayUnknown' } as const;
  expectRows(2026, [
    ['Báo cáo tháng (không ghi ngày nộp)', { kind: 'recurring', recurrence: 'monthly', ...unsaid }],
    ['Báo cáo quý (không ghi ngày nộp)', { kind: 'recurring', recurrence: 'quarterly', ...unsaid }],
    ['Báo cáo năm (không ghi ngày nộp)', { kind: 'recurring', recurrence: 'yearly', ...unsaid }],
    [
      'Định kỳ (không ghi chu kỳ)',
      { kind: 'recurring', event: 'không ghi chu kỳ', problem: 'cycleUnknown' },
    ],
    ['Không ghi hạn', {}],
  ]);
});

describe('plan 52/KH-BCĐ of Quảng Ngãi, quarter IV of 2025', () => {
  expectRows(2025, [
    ['Thường xuyên', continuous],
    ['Thực hiện thường xuyên', continuous],
    ['Thường xuyên các tháng cuối năm', continuous],
    ['Tháng 10/2025', { kind: 'month', due: '2025-10-31' }],
    ['Tháng 11/2025', { kind: 'month', due: '2025-11-30' }],
    ['Tháng 12/2025', { kind: 'month', due: '2025-12-31' }],
    ['Trong tháng 12/2025', { kind: 'month', due: '2025-12-31' }],
    ['Hằng năm', { kind: 'recurring', recurrence: 'yearly', due: '2025-12-31' }],
    ['Hằng tháng', { kind: 'recurring', recurrence: 'monthly' }],
    ['2025', { kind: 'year', due: '2025-12-31' }],
    ['Quý IV/2025', { kind: 'quarter', due: '2025-12-31' }],
    ['30/09/2025', { kind: 'date', due: '2025-09-30' }],
    ['Trước ngày 20/12/2025', { kind: 'date', due: '2025-12-20', strictlyBefore: true }],
    ['Trước ngày 30/11/2025', { kind: 'date', due: '2025-11-30', strictlyBefore: true }],
    event('Sau khi Trung ương ban hành Chương trình', '2025-12-31'),
    event('Sau khi Trung ương ban hành', '2025-12-31'),
    event('Sau khi có hướng dẫn của Văn phòng Chính phủ', '2025-12-31'),
    [
      'Hằng tuần hoặc theo yêu cầu, chỉ đạo của lãnh đạo Ban Chỉ đạo',
      {
        kind: 'recurring',
        recurrence: 'weekly',
        event: 'theo yêu cầu, chỉ đạo của lãnh đạo Ban Chỉ đạo',
      },
    ],
    [
      'Trước ngày 15 tháng cuối của từng Quý',
      {
        kind: 'recurring',
        recurrence: 'quarterly',
        rule: { day: 15, of: 'quarterLastMonth', strict: true },
        strictlyBefore: true,
      },
    ],
    ['Theo từng Quý trong năm', { kind: 'recurring', recurrence: 'quarterly' }],
    // The scan of 'Tháng 12/2025' in one row.
    ['121205', { problem: 'unreadable' }],
  ]);
});

describe('plan 01-KH/BCĐ of the provincial Party committee, 2025', () => {
  const quarterIV = { kind: 'quarter', due: '2025-12-31' } as const;
  expectRows(2025, [
    [
      'Quý IV/2025 (theo tiến độ thực hiện tại các nhiệm vụ được giao trong các văn bản chỉ đạo nêu trên)',
      {
        ...quarterIV,
        event:
          'theo tiến độ thực hiện tại các nhiệm vụ được giao trong các văn bản chỉ đạo nêu trên',
      },
    ],
    [
      'Quý IV/2025 (theo lộ trình hướng dẫn của Văn phòng Trung ương Đảng)',
      { ...quarterIV, event: 'theo lộ trình hướng dẫn của Văn phòng Trung ương Đảng' },
    ],
    [
      'Quý IV/2025 (theo lộ trình hướng dẫn của các cơ quan Trung ương)',
      { ...quarterIV, event: 'theo lộ trình hướng dẫn của các cơ quan Trung ương' },
    ],
    [
      'Quý IV/2025 (theo lộ trình các nhiệm vụ được giao)',
      { ...quarterIV, event: 'theo lộ trình các nhiệm vụ được giao' },
    ],
    ['Thực hiện thường xuyên, hằng ngày', continuous],
    ['Thực hiện thường xuyên', continuous],
    ['Thường xuyên', continuous],
    ['Trong tháng 10/2025', { kind: 'month', due: '2025-10-31' }],
    event('Theo chỉ đạo, hướng dẫn của các bộ, ngành Trung ương', '2025-12-31'),
    ['Trước ngày 28/10/2025', { kind: 'date', due: '2025-10-28', strictlyBefore: true }],
  ]);
});

describe('report 41/BC-SKHCN, first half of 2025, which has no deadline column', () => {
  expectRows(2025, [
    ['06 tháng đầu năm 2025', { kind: 'half', due: '2025-06-30' }],
    ['6 tháng cuối năm 2025', { kind: 'half', due: '2025-12-31' }],
    ['trong năm 2025', { kind: 'year', due: '2025-12-31' }],
    ['năm 2025', { kind: 'year', due: '2025-12-31' }],
    ['năm 2025 và những năm tiếp theo', { kind: 'range', from: '2025-01-01' }],
    [
      'giai đoạn 2022 - 2025, tầm nhìn đến năm 2030',
      { kind: 'range', from: '2022-01-01', due: '2025-12-31' },
    ],
    ['giai đoạn 2025-2030', { kind: 'range', from: '2025-01-01', due: '2030-12-31' }],
    ['giai đoạn 2026 - 2030', { kind: 'range', from: '2026-01-01', due: '2030-12-31' }],
    ['đến năm 2030', { kind: 'range', due: '2030-12-31' }],
    ['thường xuyên', continuous],
    ['tiếp tục', continuous],
    ['định kỳ', { kind: 'recurring', problem: 'cycleUnknown' }],
    ['tháng, quý, năm', { kind: 'recurring', recurrence: 'monthly', problem: 'several' }],
    [
      'tháng, 03 tháng, 06 tháng, 09 tháng, năm',
      { kind: 'recurring', recurrence: 'monthly', problem: 'several' },
    ],
    ['01 số/tuần', { kind: 'recurring', recurrence: 'weekly' }],
    ['hằng năm', { kind: 'recurring', recurrence: 'yearly', due: '2025-12-31' }],
    event('theo lộ trình', '2025-12-31'),
    event('đúng lộ trình', '2025-12-31'),
    ['thời gian đến', { problem: 'vague' }],
    ['trong thời gian đến', { problem: 'vague' }],
    ['kịp thời', { problem: 'vague' }],
    ['từng bước', { problem: 'vague' }],
    ['đợt 1', { problem: 'unreadable' }],
  ]);
});
