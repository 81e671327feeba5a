import { describe, expect, test } from 'vitest';
import { openOffice } from '../../src/office/open.ts';
import type { Cell, Paragraph, Table } from '../../src/office/pages.ts';
import { across, down, downFrom, p, tbl, tc, tr, word } from './word.ts';

function blocks(bytes: Uint8Array): (Paragraph | Table)[] {
  const pages = openOffice(bytes);
  if ('refused' in pages) throw new Error(pages.refused);
  return pages.blocks;
}

function tables(bytes: Uint8Array): Table[] {
  return blocks(bytes).filter((block) => block.kind === 'table');
}

const texts = (table: Table | undefined) => table?.rows.map((row) => row.map((cell) => cell.text));
const shape = ({ text, covered, rowSpan, colSpan }: Cell) => ({ text, covered, rowSpan, colSpan });

const level = (at: number, format: string, pattern: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;
const list = (id: number, at = 0) =>
  `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;

describe('a Word document', () => {
  test('gives its paragraphs and tables in reading order', () => {
    const read = blocks(word(p('Phụ lục I') + tbl(tr('STT', 'Nội dung')) + p('Nơi nhận:')));
    expect(read.map((block) => (block.kind === 'table' ? texts(block) : block.text))).toEqual([
      'Phụ lục I',
      [['STT', 'Nội dung']],
      'Nơi nhận:',
    ]);
  });

  test('cells merged across and down keep their place and repeat what covers them', () => {
    const [table] = tables(
      word(
        tbl(
          tr(tc('STT', downFrom), tc('Đơn vị', across(2)), tc('Hạn', downFrom)),
          tr(tc('', down), 'Chủ trì', 'Phối hợp', tc('', down)),
          tr('1', 'VHXH', 'CAP', 'Quý I'),
        ),
      ),
    );
    expect(texts(table)).toEqual([
      ['STT', 'Đơn vị', 'Đơn vị', 'Hạn'],
      ['STT', 'Chủ trì', 'Phối hợp', 'Hạn'],
      ['1', 'VHXH', 'CAP', 'Quý I'],
    ]);
    expect(table?.rows[0]?.map(shape)[2]).toMatchObject({ covered: 'across' });
    expect(table?.rows[1]?.map(shape)[3]).toMatchObject({ covered: 'down' });
    expect(table?.rows[0]?.[3]).toMatchObject({ row: 1, column: 4, rowSpan: 2 });
  });

  test('tracked changes are read as accepted: inserted words stay, deleted words and rows go', () => {
    const changed =
      '<w:p><w:r><w:t xml:space="preserve">Quý </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>I</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>II</w:t></w:r></w:ins><w:r><w:t>/2026</w:t></w:r><w:moveFrom w:id="3"><w:r><w:t> cũ</w:t></w:r></w:moveFrom></w:p>';
    const gone = '<w:tr><w:trPr><w:del w:id="4" w:author="a"/></w:trPr><w:tc><w:p/></w:tc></w:tr>';
    const [table] = tables(word(tbl(tr(tc(changed)), gone, tr('còn'))));
    expect(texts(table)).toEqual([['Quý II/2026'], ['còn']]);
  });

  test('a deleted paragraph mark joins two paragraphs', () => {
    const [first] = blocks(
      word(p('Văn phòng HĐND', '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>') + p(' và UBND')),
    );
    expect(first).toEqual({ kind: 'paragraph', text: 'Văn phòng HĐND và UBND' });
  });

  test('Word’s own numbers are printed: roman sections, rows that go on, sub-rows that start again', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>')}${level(2, 'decimal', '%2.%3')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>`;
    const numbered = (at: number, text: string) => tr(tc(p('', list(7, at))), text);
    const [table] = tables(
      word(
        tbl(
          numbered(0, 'Nhận thức'),
          numbered(1, 'a'),
          numbered(2, 'a1'),
          numbered(2, 'a2'),
          numbered(0, 'Thể chế'),
          numbered(1, 'b'),
          numbered(2, 'b1'),
        ),
        { numbering },
      ),
    );
    expect(table?.rows.map((row) => row[0]?.text)).toEqual([
      'I.',
      '1.',
      '1.1',
      '1.2',
      'II.',
      '2.',
      '2.1',
    ]);
  });

  test('a list begun again by an override, one carried by a style, letters and bullets', () => {
    const numbering = `<w:abstractNum w:abstractNumId="3">${level(0, 'decimal', '%1')}${level(1, 'lowerLetter', '%2)')}${level(2, 'bullet', '')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
    const styles = `<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="So"><w:basedOn w:val="Base"/></w:style>`;
    const read = blocks(
      word(
        p('x', '<w:pStyle w:val="So"/>') +
          p('y', list(1)) +
          p('z', list(1, 1)) +
          p('gạch', list(1, 2)) +
          p('mới', list(2)) +
          p('không', '<w:pStyle w:val="So"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        { numbering, styles },
      ),
    );
    expect(read.map((block) => block.kind === 'paragraph' && block.text)).toEqual([
      '1 x',
      '2 y',
      'a) z',
      '- gạch',
      '5 mới',
      'không',
    ]);
  });

  test('list settings beyond reason print something and break nothing', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="-500"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>`;
    expect(blocks(word(p('x', list(7)), { numbering }))[0]).toMatchObject({ kind: 'paragraph' });
  });

  test('a table inside a cell is kept in the cell, stands on its own and is pointed at', () => {
    const inner = tbl(tr('Phòng VHXH', 'chủ trì'), tr('Công an', 'phối hợp'));
    const [outer, nested] = tables(word(tbl(tr('1', tc(`${p('Gồm:')}${inner}${p('')}`)))));
    expect(outer?.rows[0]?.[1]).toMatchObject({
      text: 'Gồm:\nPhòng VHXH chủ trì\nCông an phối hợp',
      doubt: 'nestedTable',
    });
    expect(texts(nested)).toEqual([
      ['Phòng VHXH', 'chủ trì'],
      ['Công an', 'phối hợp'],
    ]);
  });

  test('line breaks, tabs, symbol-font signs and hidden words', () => {
    const odd =
      '<w:p><w:r><w:t>Phòng</w:t><w:br/><w:t>VHXH</w:t><w:tab/><w:sym w:font="Symbol" w:char="F0B3"/><w:t>70</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>';
    expect(texts(tables(word(tbl(tr(tc(odd)))))[0])).toEqual([['Phòng\nVHXH ≥70']]);
  });

  test('a floating box is left out, and the cell says so', () => {
    const box =
      '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent><w:t>ngoài</w:t></w:r></w:p>';
    expect(tables(word(tbl(tr(tc(box)))))[0]?.rows[0]?.[0]).toMatchObject({
      text: 'ngoài',
      doubt: 'textBox',
    });
  });

  test('rows and cells inside content controls are seen', () => {
    const row = `<w:sdt><w:sdtPr/><w:sdtContent>${tr('1', 'Việc')}</w:sdtContent></w:sdt>`;
    const cell = `<w:tr><w:sdt><w:sdtContent>${tc('2')}</w:sdtContent></w:sdt>${tc('Khác')}</w:tr>`;
    expect(texts(tables(word(tbl(row, cell)))[0])).toEqual([
      ['1', 'Việc'],
      ['2', 'Khác'],
    ]);
  });

  test('a row that begins further right keeps its columns', () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('B')}</w:tr>`;
    expect(texts(tables(word(tbl(tr('1', 'A'), late)))[0])).toEqual([
      ['1', 'A'],
      ['', 'B'],
    ]);
  });
});
