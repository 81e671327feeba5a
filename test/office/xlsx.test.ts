import { describe, expect, test } from 'vitest';
import { openOffice } from '../../src/office/open.ts';
import type { Table } from '../../src/office/pages.ts';
import { type Book, excel, row, type Sheet } from './excel.ts';

function sheets(all: Sheet[], book?: Book): Table[] {
  const pages = openOffice(excel(all, book));
  if ('refused' in pages) throw new Error(pages.refused);
  return pages.blocks.filter((block) => block.kind === 'table');
}

const one = (data: string, book?: Book, merges?: string[]) =>
  sheets([{ name: 'S', data, merges: merges ?? [] }], book)[0];
const texts = (table: Table | undefined) =>
  table?.rows.map((cells) => cells.map(({ text }) => text));
const styles = (...formats: (number | string)[]) => {
  const codes = formats.filter((format) => typeof format === 'string');
  return `<numFmts>${codes.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
    .map(
      (format) =>
        `<xf numFmtId="${typeof format === 'string' ? 200 + codes.indexOf(format) : format}"/>`,
    )
    .join('')}</cellXfs>`;
};

describe('an Excel file', () => {
  test('gives every visible sheet as a table with the sheet’s name and row numbers', () => {
    const read = sheets([
      { name: 'Phụ lục I', data: row(3, 'STT', 'Nội dung') + row(7, '1', 'Việc') },
      { name: 'Nháp', data: row(1, 'x'), state: 'hidden' },
      { name: 'Phụ lục II', data: row(1, 'STT') },
    ]);
    expect(read.map(({ name }) => name)).toEqual(['Phụ lục I', 'Phụ lục II']);
    expect(read[0]?.rows.map((cells) => cells[0]?.row)).toEqual([3, 7]);
  });

  test('shared strings keep rich text and lose phonetic readings', () => {
    const strings =
      '<si><r><t>Quý </t></r><r><rPr><b/></rPr><t>II</t></r></si><si><t>Phòng</t><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    const data = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>';
    expect(texts(one(data, { strings }))).toEqual([['Quý II', '', 'Phòng']]);
  });

  test('numbers come printed as in Vietnam and as values', () => {
    const data =
      '<row r="1"><c r="A1"><v>8073</v></c><c r="B1"><v>12.5</v></c><c r="C1" s="1"><v>0.9</v></c><c r="D1" s="2"><v>3.1</v></c><c r="E1"><v>0.30000000000000004</v></c></row>';
    const table = one(data, { styles: styles(9, '0.00') });
    expect(texts(table)).toEqual([['8073', '12,5', '90%', '3,10', '0,3']]);
    expect(table?.rows[0]?.[0]?.number).toBe(8073);
  });

  test('days are told by their format; a month alone stays a month, a day without year is doubtful', () => {
    const data =
      '<row r="1"><c r="A1" s="1"><v>46011</v></c><c r="B1" s="2"><v>45931</v></c><c r="C1" s="3"><v>46011</v></c><c r="D1" s="4"><v>46011</v></c></row>';
    const table = one(data, {
      styles: styles(14, 17, 16, '[$-42A]dd\\ &quot;tháng&quot;\\ mm\\ yyyy;@'),
    });
    expect(texts(table)).toEqual([['20/12/2025', '10/2025', '20/12/2025', '20/12/2025']]);
    expect(table?.rows[0]?.[2]?.doubt).toBe('dateGuessed');
  });

  test('a format of two hundred decimals breaks nothing', () => {
    const data = '<row r="1"><c r="A1" s="1"><v>3.1</v></c></row>';
    const cell = one(data, { styles: styles(`0.${'0'.repeat(200)}`) })?.rows[0]?.[0];
    expect(cell?.number).toBe(3.1);
  });

  test('a workbook counting from 1904 gives the same day', () => {
    const data = '<row r="1"><c r="A1" s="1"><v>44549</v></c></row>';
    expect(
      texts(one(data, { styles: styles(14), properties: '<workbookPr date1904="1"/>' })),
    ).toEqual([['20/12/2025']]);
  });

  test('formulas give their stored result; without one, or with an error, the cell is doubtful', () => {
    const data =
      '<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>42</v></c><c r="B1"><f>NOW()</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>A1&amp;""</f><v>xong</v></c></row>';
    const cells = one(data)?.rows[0];
    expect(cells?.map(({ text, doubt }) => [text, doubt])).toEqual([
      ['42', undefined],
      ['', 'formulaNotComputed'],
      ['#DIV/0!', 'formulaError'],
      ['xong', undefined],
    ]);
  });

  test('merged cells repeat what covers them, and a merge to the edge of the sheet stays within the table', () => {
    const data = row(1, 'I. Nhận thức', '', '') + row(2, 'Phòng', '1', 'a') + row(3, '', '2', 'b');
    const table = one(data, {}, ['A1:XFD1', 'A2:A3']);
    expect(texts(table)).toEqual([
      ['I. Nhận thức', 'I. Nhận thức', 'I. Nhận thức'],
      ['Phòng', '1', 'a'],
      ['Phòng', '2', 'b'],
    ]);
    expect(table?.rows[2]?.[0]).toMatchObject({ row: 3, covered: 'down' });
  });

  test('hidden rows are read and said to be hidden', () => {
    const hidden = row(2, '2', 'Việc ẩn').replace('<row', '<row hidden="1"');
    expect(one(row(1, '1', 'Việc') + hidden)?.rows[1]?.[1]?.doubt).toBe('hiddenRow');
  });

  test('ten thousand rows come whole', () => {
    const data = Array.from({ length: 10_000 }, (_, at) =>
      row(at + 1, `${at + 1}`, `Nhiệm vụ số ${at + 1}`, 'Phòng VHXH', 'Quý II/2026'),
    );
    expect(one(data.join(''))?.rows).toHaveLength(10_000);
  });
});
