import { expect, test } from 'vitest';
import type { RefusedDocument } from '../../../src/client/local/import/read-document.ts';
import type { CellDoubt } from '../../../src/client/screens/plan-in/problem-text.ts';
import en from '../../../src/locales/en.json' with { type: 'json' };
import vi from '../../../src/locales/vi.json' with { type: 'json' };
import type { RefusedFile } from '../../../src/office/bad-file.ts';
import type { CellDoubt as OfficeDoubt } from '../../../src/office/pages.ts';
import { DeadlineProblem } from '../../../src/shared/calendar/deadline-problem.ts';
import type { Why } from '../../../src/shared/plan/problem.ts';

// Written out so that a code added elsewhere does not compile here until it has its words.
const WHYS: Record<Why, true> = {
  ...{ noLeadColumn: true, noDeadlineColumn: true, columnUnknown: true, columnTwice: true },
  ...{ columnMixed: true, headerCarried: true, emptyTitle: true, emptyLead: true },
  ...{ emptyDeadline: true, emptyResult: true, emptyTarget: true, unknownUnit: true },
  ...{ unitNear: true, asAbove: true, asAboveNothing: true, numberEmpty: true },
  ...{ numberRepeated: true, numberSkipped: true, sectionGuessed: true, rowJoined: true },
  ...{ rowSkipped: true, targetUnread: true, targetDoubtful: true, directionAssumed: true },
  ...{ amountUnread: true, amountDoubtful: true, amountUnitMissing: true, totalMismatch: true },
  ...{ sectionTotalMismatch: true, totalMissing: true, tableSkipped: true, fromProse: true },
};
const DOUBTS: Record<OfficeDoubt & CellDoubt, true> = {
  ...{ nestedTable: true, textBox: true, formulaNotComputed: true, formulaError: true },
  ...{ hiddenRow: true, dateGuessed: true },
};
const REFUSED: Record<RefusedFile | RefusedDocument, true> = {
  ...{ empty: true, encrypted: true, legacyDoc: true, legacyXls: true, pdf: true },
  ...{ notOffice: true, brokenFile: true, bomb: true, tooLarge: true, encoding: true },
  ...{ noTable: true, noReader: true },
};

test.each([vi, en])(
  'every doubt about a cell has its words, and no words stand for nothing',
  (texts) => {
    const { deadline, ...others } = texts.problem;
    expect(Object.keys(others).sort()).toEqual(Object.keys({ ...WHYS, ...DOUBTS }).sort());
    expect(Object.keys(deadline).sort()).toEqual([...DeadlineProblem.options].sort());
  },
);

test.each([vi, en])('every file that cannot be read has its sentence', (texts) => {
  expect(Object.keys(texts.file).sort()).toEqual(Object.keys(REFUSED).sort());
});

test('every such sentence says that nothing was brought in, and what to do', () => {
  for (const [code, words] of Object.entries(vi.file)) {
    expect(words.split('. ').length, code).toBeGreaterThan(2);
    expect(words, code).toContain('Chưa có gì được nhập');
  }
});
